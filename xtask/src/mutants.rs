//! Faults put into a copy of the core, one at a time: the simulation must find each, or its checks prove nothing.

use std::path::Path;

use crate::Outcome;
use crate::shell::{cargo, output, program, root, say, target};

/// More schedules than any of the faults needs to be found.
const SCHEDULES: &str = "400000";

/// A fault: in `file`, `right` is replaced by `wrong`.
struct Mutant {
    name: &'static str,
    file: &'static str,
    right: &'static str,
    wrong: &'static str,
}

const fn mutant(name: &'static str, file: &'static str, right: &'static str, wrong: &'static str) -> Mutant {
    Mutant { name, file, right, wrong }
}

const MUTANTS: &[Mutant] = &[
    mutant(
        "a refund that is told otherwise than it was sent is another one",
        "core/src/operations/create_refund.rs",
        "map_or(Resolution::Inconclusive, Resolution::Applied)",
        "map_or_else(|_| Resolution::Conflict(\"another refund\".into()), Resolution::Applied)",
    ),
    mutant(
        "whatever answers a refund is the refund",
        "core/src/operations/create_refund.rs",
        "self.find_own(order).map(|_| ()).map_err(|why| Mismatch::Unclear(why.to_owned()))",
        "self.find_own(order).map(|_| ()).or(Ok(()))",
    ),
    mutant(
        "a list of payments that cannot be read is whole",
        "core/src/operations/create_payment.rs",
        "if !order.payments.is_whole() || !all_named || contradicts {",
        "if !all_named && !contradicts {",
    ),
    mutant(
        "an order without payments was not paid, whatever its status says",
        "core/src/operations/create_payment.rs",
        "|| !all_named || contradicts {",
        "|| !all_named || (contradicts && false) {",
    ),
    mutant(
        "a list of captures that cannot be read is whole",
        "core/src/operations/capture_order.rs",
        "!captures.is_empty() && captures.iter().all(|capture| !blank(&capture.merchant_capture_reference));\n    \
         let readable = order.payments.is_whole() && order.payments.iter().all(Payment::captures_are_readable);",
        "captures.iter().all(|capture| !blank(&capture.merchant_capture_reference));\n    let readable = true;",
    ),
    mutant(
        "a list of tokens that cannot be read is whole",
        "core/src/operations/create_token.rs",
        "None if is_whole && all_named",
        "None if (is_whole || true) && all_named",
    ),
    mutant(
        "every 404 says that there is no such thing",
        "core/src/answer.rs",
        "&& self.is_json\n",
        "&& (status != 404 || !self.is_json)\n            || status == 404 && self.is_json\n",
    ),
    mutant(
        "answers are not held against the names that were asked for",
        "core/src/endpoint.rs",
        "Some(answered) if answered != asked => {",
        "Some(answered) if answered != asked && answered.is_empty() => {",
    ),
    mutant(
        "an answer about another customer is taken",
        "core/src/operations/create_customer.rs",
        "(Some(true), _) | (_, Some(true)) | (None, None) => Ok(()),",
        "(Some(_), _) | (_, Some(_)) | (None, None) => Ok(()),",
    ),
    mutant(
        "codes are read in upper case only",
        "core/src/answer.rs",
        "said.trim().eq_ignore_ascii_case(code)",
        "said.trim() == code",
    ),
    mutant("codes inside of `error` are not read", "core/src/answer.rs", "\"error.code\", ", ""),
    mutant(
        "codes named `error_code` are not read",
        "core/src/answer.rs",
        "\"code\", \"error_code\", ",
        "\"code\", ",
    ),
    mutant(
        "codes named `response_code` are not read",
        "core/src/answer.rs",
        "\"error\", \"response_code\"",
        "\"error\"",
    ),
    mutant(
        "409 is believed",
        "core/src/call/attempt.rs",
        "let is_conflict = response.status == 409 || ",
        "let is_conflict = ",
    ),
    mutant(
        "a capture that is not allowed is believed",
        "core/src/operations/capture_order.rs",
        "question(&[\"OPERATION_NOT_ALLOWED\"])",
        "question(&[])",
    ),
    mutant(
        "a cancellation that is not allowed is believed",
        "core/src/operations/cancel_order.rs",
        "question(&[\"OPERATION_NOT_ALLOWED\"])",
        "question(&[])",
    ),
    mutant(
        "a lost debit that is not found is made again",
        "core/src/operations/execute_presentation.rs",
        "Lookup::Found(_) | Lookup::Missing => Resolution::Inconclusive,",
        "Lookup::Found(_) | Lookup::Missing => Resolution::NotApplied,",
    ),
    mutant(
        "a debit that is not allowed is believed",
        "core/src/operations/execute_presentation.rs",
        "question(&[\"OPERATION_NOT_ALLOWED\"])",
        "question(&[])",
    ),
    mutant(
        "a release that is not allowed is believed",
        "core/src/operations/release_split_settlement.rs",
        "question(&[\"OPERATION_NOT_ALLOWED\"])",
        "question(&[])",
    ),
    mutant(
        "a refused release is not made, whatever allows it",
        "core/src/operations/release_split_settlement.rs",
        "(Some(\"HOLD\"), None) if told.is_none() => Resolution::NotAppliedThoughPossible,",
        "(Some(\"HOLD\"), None) if told.is_none() => Resolution::NotApplied,",
    ),
    mutant(
        "a lost release of less is made again",
        "core/src/operations/release_split_settlement.rs",
        "(Some(\"HOLD\"), None) if told.is_none() => Resolution::NotAppliedThoughPossible,",
        "(Some(\"HOLD\"), _) if told.is_none() => Resolution::NotAppliedThoughPossible,",
    ),
    mutant(
        "a release of another amount is this one",
        "core/src/operations/release_split_settlement.rs",
        "(Some(\"RELEASED\"), Some(asked)) if told == Some(asked) =>",
        "(Some(\"RELEASED\"), Some(asked)) if told.or(Some(asked)).is_some() =>",
    ),
    mutant(
        "a release of less is one of all",
        "core/src/operations/release_split_settlement.rs",
        "(Some(\"RELEASED\"), None) if told.is_none() || told == part.amount.as_ref() => {",
        "(Some(\"RELEASED\"), None) => {",
    ),
    mutant(
        "a part that is not told is not released",
        "core/src/operations/release_split_settlement.rs",
        "part(&order, id) else { return Resolution::Inconclusive };",
        "part(&order, id) else { return Resolution::NotApplied };",
    ),
    mutant(
        "a subscription that is told otherwise than it was sent was not created",
        "core/src/operations/create_subscription.rs",
        "Resolution::Inconclusive",
        "Resolution::NotApplied",
    ),
    mutant(
        "a cancellation of a subscription that is not allowed is believed",
        "core/src/operations/cancel_subscription.rs",
        "question(&[\"OPERATION_NOT_ALLOWED\"])",
        "question(&[])",
    ),
    mutant(
        "a refused cancellation of a subscription is not made, whatever allows it",
        "core/src/operations/cancel_subscription.rs",
        "| Status::Halted => Resolution::NotAppliedThoughPossible,",
        "| Status::Halted => Resolution::NotApplied,",
    ),
    mutant(
        "a pause that is not allowed is believed",
        "core/src/operations/pause_subscription.rs",
        "question(&[\"OPERATION_NOT_ALLOWED\"])",
        "question(&[])",
    ),
    mutant(
        "a subscription that is cancelled was not paused before",
        "core/src/operations/pause_subscription.rs",
        "                | Status::Cancelled\n                | Status::Other(_) => Resolution::Inconclusive,",
        "                | Status::Other(_) => Resolution::Inconclusive,\n                \
         Status::Cancelled => Resolution::NotApplied,",
    ),
    mutant(
        "a deletion of a debit that is not allowed is believed",
        "core/src/operations/delete_presentation.rs",
        "question(&[\"OPERATION_NOT_ALLOWED\"])",
        "question(&[])",
    ),
    mutant(
        "a refused deletion of a debit is not made, whatever allows it",
        "core/src/operations/delete_presentation.rs",
        "Some(Status::Created | Status::WaitingForExecution) => Resolution::NotAppliedThoughPossible,",
        "Some(Status::Created | Status::WaitingForExecution) => Resolution::NotApplied,",
    ),
    mutant(
        "whatever answers a deletion says that it was made",
        "core/src/operations/delete_presentation.rs",
        "same(\"presentation_id\", &self.presentation_id, deletion.told(\"presentation_id\"))",
        "same(\"presentation_id\", &self.presentation_id, deletion.told(\"presentation_id\")).or(Ok(()))",
    ),
    mutant(
        "a refusal is believed though its order still allows the write",
        "core/src/call/reconcile.rs",
        "if matches!(self.doubt, Doubt::Refused { .. }) => {",
        "if self.counts.asked > 1_000 => {",
    ),
    mutant(
        "a dot segment is a reference",
        "core/src/check.rs",
        "if matches!(reference, \".\" | \"..\") {",
        "if reference.is_empty() {",
    ),
    mutant(
        "a dot segment is an id",
        "core/src/check.rs",
        "\".\" | \"..\" => Err(self.refuse(\"expected an id, not a dot segment\")),",
        "",
    ),
    mutant(
        "a lost answer is not asked about",
        "core/src/retry.rs",
        "(Failure::InDoubt, Repeatable::AfterAsking) => Next::Ask(wait.min(LONGEST_ASKED_MS)),",
        "",
    ),
    mutant(
        "a doubt is forgotten",
        "core/src/call/machine.rs",
        "if unjudged || !matches!(self.doubt, Doubt::None) {",
        "if unjudged {",
    ),
    mutant(
        "5xx is believed",
        "core/src/call/attempt.rs",
        "400..=499 if !matches!(response.status, 408 | 425) => self.refusal(response, context),",
        "400..=599 if !matches!(response.status, 408 | 425) => self.refusal(response, context),",
    ),
];

/// Puts each fault into a copy of the repository and runs the simulation there.
pub(crate) fn run() -> Outcome {
    let tree = target().join("mutants");
    copy(&tree)?;
    let mut unnoticed = Vec::new();
    for mutant in MUTANTS {
        let path = tree.join(mutant.file);
        let right = read(&path)?;
        if right.matches(mutant.right).count() != 1 {
            return Err(format!(
                "{}: `{}` is not there once: mend the list of faults",
                mutant.file, mutant.right
            ));
        }
        write(&path, &right.replace(mutant.right, mutant.wrong))?;
        let found = simulate(&tree);
        write(&path, &right)?;
        let found = found?;
        say(&format!("{}: {}", if found.is_some() { "found" } else { "UNNOTICED" }, mutant.name));
        match found {
            Some(violation) => say(&format!("  {violation}")),
            None => unnoticed.push(mutant.name),
        }
    }
    if unnoticed.is_empty() { Ok(()) } else { Err(format!("unnoticed: {}", unnoticed.join("; "))) }
}

/// The first check that fails in the copy, if any does.
fn simulate(tree: &Path) -> Result<Option<String>, String> {
    let manifest = tree.join("Cargo.toml");
    let mut build = cargo(&[
        "build",
        "--quiet",
        "--profile",
        "simulate",
        "--package",
        "pinelabs-tests",
        "--bin",
        "simulate",
    ]);
    build.arg("--manifest-path").arg(manifest).arg("--target-dir").arg(target());
    output(&mut build)?;
    let ran = program(target().join("simulate/simulate"))
        .args(["1", SCHEDULES])
        .output()
        .map_err(|error| format!("simulate: {error}"))?;
    let printed = String::from_utf8_lossy(&ran.stdout).into_owned();
    // A run in which an oddity was never met fails too, and has found nothing.
    let is_violation = |line: &&str| {
        line.strip_prefix("FAILED ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    Ok(printed.lines().find(is_violation).map(str::to_owned))
}

/// Copies every file of the repository that is not there as it is, so that only what changed is built again.
fn copy(tree: &Path) -> Outcome {
    let files = output(program("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]))?;
    for file in files.lines() {
        let (from, to) = (root().join(file), tree.join(file));
        let Ok(bytes) = std::fs::read(&from) else { continue };
        if std::fs::read(&to).is_ok_and(|there| there == bytes) {
            continue;
        }
        let folder = to.parent().unwrap_or(tree);
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        std::fs::write(&to, bytes).map_err(|error| format!("{}: {error}", to.display()))?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Outcome {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::{MUTANTS, root};

    #[test]
    fn what_a_fault_replaces_is_there_once() {
        for mutant in MUTANTS {
            let source = std::fs::read_to_string(root().join(mutant.file)).unwrap();
            assert_eq!(source.matches(mutant.right).count(), 1, "{}: {}", mutant.file, mutant.name);
        }
    }
}
