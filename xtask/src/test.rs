//! Every test of the project.

use crate::shell::{cargo, run as shell};
use crate::{Language, Outcome, install, node, python};

/// Runs the tests of one language, or all.
pub(crate) fn run(language: Option<Language>) -> Outcome {
    let wanted = |this| language.is_none_or(|that| that == this);
    if wanted(Language::Rust) {
        install::browser()?;
        shell(&mut cargo(&["test", "--workspace"]))?;
    }
    if wanted(Language::Node) {
        node::test()?;
    }
    if wanted(Language::Python) {
        python::test()?;
    }
    Ok(())
}
