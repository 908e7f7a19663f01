//! The configuration from the process's environment.

use crate::config::Environment;
use crate::{Config, Error, Secret};

impl Config {
    /// Reads `PINELABS_CLIENT_ID`, `PINELABS_CLIENT_SECRET`, `PINELABS_ENVIRONMENT` (`uat`, the default, or
    /// `production`) and `PINELABS_BASE_URL` from the environment.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) with the variable's name, for one that is needed and missing, or that
    /// cannot be read.
    pub fn from_env() -> Result<Self, Error> {
        let read = |name: &str| match std::env::var(name) {
            Ok(value) if value.is_empty() => Ok(None),
            Ok(value) => Ok(Some(value)),
            Err(std::env::VarError::NotPresent) => Ok(None),
            Err(std::env::VarError::NotUnicode(_)) => Err(Error::config(name, "expected text")),
        };
        let needed =
            |name: &str| read(name)?.ok_or_else(|| Error::config(name, "not set in the environment"));
        let environment = match read("PINELABS_ENVIRONMENT")?.as_deref() {
            None | Some("uat") => Environment::Uat,
            Some("production") => Environment::Production,
            Some(_) => return Err(Error::config("PINELABS_ENVIRONMENT", "expected `uat` or `production`")),
        };
        let secret = Secret::new(needed("PINELABS_CLIENT_SECRET")?);
        let config = Self::uat(needed("PINELABS_CLIENT_ID")?, secret);
        Ok(Self { environment, base_url: read("PINELABS_BASE_URL")?, ..config })
    }
}
