//! What the shop is told by its environment.

use std::env;

use pinelabs_online::{CallbackKey, Config, Secret, WebhookKey};

/// Read once, when the process starts. It has no `Debug`: it holds secrets.
pub struct Settings {
    pub base_url: Option<String>,
    pub client_id: String,
    pub client_secret: Secret,
    pub callback_key: Secret,
    pub webhook_secret: Secret,
    pub database_url: String,
    pub address: String,
    pub url: String,
    pub secret: Secret,
    pub admin_password: Secret,
    pub call_ms: u64,
    pub settle_ms: u64,
    pub give_up_ms: u64,
}

impl Settings {
    /// Reads them from the environment, or says which one is missing or wrong.
    pub fn read() -> Result<Settings, String> {
        let address = optional("SHOP_ADDRESS").unwrap_or_else(|| "127.0.0.1:8000".to_owned());
        let url = optional("SHOP_URL").unwrap_or_else(|| format!("http://{address}"));
        let settings = Settings {
            base_url: optional("PINELABS_BASE_URL"),
            client_id: needed("PINELABS_CLIENT_ID")?,
            client_secret: needed("PINELABS_CLIENT_SECRET")?.into(),
            callback_key: needed("PINELABS_CALLBACK_KEY")?.into(),
            webhook_secret: needed("PINELABS_WEBHOOK_SECRET")?.into(),
            database_url: optional("DATABASE_URL").unwrap_or_else(|| "sqlite:///shop.db".to_owned()),
            address,
            url: url.trim_end_matches('/').to_owned(),
            secret: needed("SHOP_SECRET")?.into(),
            admin_password: needed("SHOP_ADMIN_PASSWORD")?.into(),
            call_ms: seconds("SHOP_CALL_SECONDS", 20)?,
            settle_ms: seconds("SHOP_SETTLE_SECONDS", 90)?,
            give_up_ms: seconds("SHOP_GIVE_UP_SECONDS", 600)?,
        };
        if settings.secret.expose().len().min(settings.admin_password.expose().len()) < 12 {
            return Err("SHOP_SECRET and SHOP_ADMIN_PASSWORD need 12 characters or more".to_owned());
        }
        // A payment takes up to three calls. The worker must not conclude anything while one of them may still be sent.
        if settings.settle_ms <= 3 * settings.call_ms {
            return Err("SHOP_SETTLE_SECONDS must be more than three times SHOP_CALL_SECONDS".to_owned());
        }
        if settings.give_up_ms < settings.settle_ms {
            return Err("SHOP_GIVE_UP_SECONDS must not be less than SHOP_SETTLE_SECONDS".to_owned());
        }
        Ok(settings)
    }

    /// The gateway and the credentials; without a base URL it is UAT.
    pub fn gateway(&self) -> Config {
        let (id, secret) = (self.client_id.clone(), self.client_secret.clone());
        match &self.base_url {
            Some(url) => Config::at(url, id, secret),
            None => Config::uat(id, secret),
        }
    }

    /// The key of what the shopper's browser brings, and the key of webhooks.
    pub fn keys(&self) -> Result<(CallbackKey, WebhookKey), pinelabs_online::Error> {
        Ok((CallbackKey::from_hex(&self.callback_key)?, WebhookKey::plain(&self.webhook_secret)?))
    }
}

fn optional(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

fn needed(name: &str) -> Result<String, String> {
    optional(name).ok_or_else(|| format!("{name} is not set"))
}

fn seconds(name: &str, otherwise: u64) -> Result<u64, String> {
    let Some(text) = optional(name) else { return Ok(1000 * otherwise) };
    match text.parse::<u64>() {
        Ok(seconds) if (1..1_000_000).contains(&seconds) => Ok(1000 * seconds),
        _ => Err(format!("{name} must be a whole number of seconds")),
    }
}
