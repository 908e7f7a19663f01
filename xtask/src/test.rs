//! Every test of the project.

use crate::shell::{cargo, run as shell};
use crate::{Language, Outcome, corpus, install, node, python};

/// Runs the tests of one language, or all and then compares what the languages observed.
pub(crate) fn run(language: Option<Language>) -> Outcome {
    let wanted = |this| language.is_none_or(|that| that == this);
    if language.is_none() {
        corpus::forget()?;
    }
    if wanted(Language::Rust) {
        install::browser()?;
        shell(&mut cargo(&["test", "--workspace"]))?;
    }
    if wanted(Language::Node) {
        install::redis()?;
        node::test()?;
    }
    if wanted(Language::Python) {
        install::redis()?;
        python::test()?;
    }
    if language.is_some() { Ok(()) } else { corpus::run() }
}
