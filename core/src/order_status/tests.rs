use super::*;

const WORLDS: [Option<bool>; 3] = [Some(true), Some(false), None];
const ACTIONS: [Action; 4] = [Action::Pay, Action::Capture, Action::Cancel, Action::Refund];

fn known() -> impl Iterator<Item = OrderStatus> {
    OrderStatus::KNOWN.iter().map(|word| OrderStatus::from(*word))
}

#[test]
fn every_status_is_reached_from_created() {
    for status in known().filter(|status| *status != OrderStatus::Created) {
        assert_eq!(OrderStatus::Created.observe(&status), Transition::Forward, "{status}");
    }
}

#[test]
fn every_row_names_known_statuses_and_its_source_once() {
    for (i, row) in MOVES.iter().enumerate() {
        assert!(known().any(|s| s == row.from) && known().any(|s| s == row.to), "{row:?}");
        assert!(!row.source.is_empty() && !row.when.is_empty(), "{row:?}");
        assert!(!MOVES[..i].iter().any(|other| other.from == row.from && other.to == row.to), "{row:?}");
    }
    for row in ALLOWED {
        assert!(known().any(|s| s == row.status) && !row.source.is_empty(), "{row:?}");
    }
}

#[test]
fn a_row_is_forward_and_its_reverse_is_stale_except_between_payments() {
    for row in MOVES {
        assert_eq!(row.from.observe(&row.to), Transition::Forward, "{row:?}");
        let back = if row.from.is_between_payments() && row.to.is_between_payments() {
            Transition::Forward
        } else {
            Transition::Stale
        };
        assert_eq!(row.to.observe(&row.from), back, "{row:?}");
    }
}

impl OrderStatus {
    fn is_between_payments(&self) -> bool {
        matches!(self, Self::Pending | Self::Attempted)
    }
}

#[test]
fn money_after_the_end_and_unknown_statuses_are_inconsistent() {
    for (stored, reported) in [
        ("FAILED", "PROCESSED"),
        ("CANCELLED", "AUTHORIZED_LATER"),
        ("CANCELLED", "PROCESSED"),
        ("PROCESSED", "CANCELLED"),
        ("PROCESSED", "FAILED"),
        ("FULLY_REFUNDED", "CHARGEBACK"),
        ("CHARGEBACK", "PROCESSED"),
    ] {
        let (stored, reported) = (OrderStatus::from(stored), OrderStatus::from(reported));
        assert_eq!(stored.observe(&reported), Transition::Inconsistent, "{stored} {reported}");
    }
    let odd = OrderStatus::from("CHARGEBACK");
    assert_eq!(odd.observe(&odd), Transition::Same);
}

#[test]
fn only_a_refund_follows_a_final_status() {
    for status in known().filter(OrderStatus::is_final) {
        for world in WORLDS {
            assert!(status.actions(world).iter().all(|a| *a == Action::Refund), "{status}");
        }
        for row in MOVES.iter().filter(|row| row.from == status) {
            assert!(row.to.is_final(), "{row:?}");
        }
    }
    for status in known().filter(|status| !status.is_final()) {
        assert!(MOVES.iter().any(|row| row.from == status), "{status}");
    }
}

#[test]
fn check_agrees_with_actions_and_names_what_is_allowed() {
    for status in known().chain([OrderStatus::from("CHARGEBACK")]) {
        for world in WORLDS {
            for action in ACTIONS {
                let allowed = status.actions(world).contains(&action);
                assert_eq!(status.check(action, world).is_ok(), allowed, "{status} {action}");
            }
        }
    }
    for (status, action, message) in [
        (
            "AUTHORIZED",
            "refund",
            "`refund` is not allowed: the order is `AUTHORIZED`, which allows `capture` and `cancel`",
        ),
        ("PENDING", "pay", "`pay` is not allowed: the order is `PENDING`, which allows nothing"),
        (
            "CHARGEBACK",
            "refund",
            "`refund` is not allowed: the order's status `CHARGEBACK` is not known here",
        ),
        ("a\nb", "pay", "`pay` is not allowed: the order's status is not known here"),
    ] {
        let error = OrderStatus::from(status).check(action.parse().unwrap(), None).unwrap_err();
        assert_eq!(error.message, message);
        assert_eq!(error.kind, ErrorKind::NotAllowed);
        assert_eq!(error.effect, crate::Effect::None);
    }
}

#[test]
fn the_echoed_flag_alone_refuses_neither_capture_nor_cancellation() {
    for world in WORLDS {
        assert_eq!(OrderStatus::Authorized.actions(world), [Action::Capture, Action::Cancel]);
    }
}

#[test]
fn an_action_is_read_by_its_name_only() {
    for action in ACTIONS {
        assert_eq!(action.as_str().parse::<Action>().unwrap(), action);
        assert_eq!(serde_json::to_value(action).unwrap(), action.as_str());
    }
    assert_eq!("CAPTURE".parse::<Action>().unwrap_err().path.as_deref(), Some("action"));
}

#[test]
fn the_diagram_has_every_row() {
    let diagram = OrderStatus::diagram();
    for row in MOVES {
        assert!(diagram.contains(&format!("    {} --> {}: {}", row.from, row.to, row.when)), "{row:?}");
    }
    assert!(diagram.starts_with("stateDiagram-v2\n    [*] --> CREATED\n"));
    assert!(diagram.ends_with("    FAILED --> [*]\n    FULLY_REFUNDED --> [*]\n"), "{diagram}");
}
