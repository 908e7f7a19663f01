//! One exchange with the gateway: what is sent, what strikes it, and what the call receives.

use pinelabs_online::{HttpRequest, HttpResponse, TransportFailure};

use super::{Event, Flight, World};
use crate::simulation::fate::{Exchange, Fate};
use crate::simulation::gateway::Deed;
use crate::simulation::plan::Write;
use crate::simulation::sabotage::{Sabotage, pretend_refund};

impl World {
    pub(super) fn send(&mut self, index: usize, mut request: HttpRequest) {
        self.serial += 1;
        let exchange = self.serial;
        self.tally.exchanges += 1;
        let is_token = request.operation == "auth.generate_token";
        let is_main = request.operation == self.calls[index].plan.write.operation();
        self.check_request(index, &mut request, is_main);
        if is_token {
            self.check_one_token_request(index, request.timeout_ms);
        }
        let reads = request.method.as_str() == "GET";
        let pays = is_main && self.calls[index].plan.write.deed() == Deed::Payment;
        // Without a reference a twin cannot be told from somebody else: a refusal that names what it finds is believed.
        let twice = is_main
            && match self.calls[index].plan.write.deed() {
                Deed::Cancel => self.gateway.habits.status_first,
                Deed::Delete => false,
                Deed::DeleteDebit => !self.gateway.forgets_deleted,
                // A second try after one that failed is another one.
                Deed::Retry => !self.gateway.fails_again,
                // Where less can be released again and again, nothing shows that it was the same release.
                Deed::Release => {
                    self.calls[index].plan.write == Write::ReleaseAll || !self.gateway.holds_rest
                }
                _ => true,
            };
        let fate = if let (Some(fate), false) = (self.plan.stuck, is_token) {
            self.strikes += 1;
            fate
        } else if self.chance.permille(self.plan.weather) {
            self.strikes += 1;
            let exchange = Exchange { late: self.plan.late, reads, pays, twice, token: is_token };
            Fate::draw(&mut self.chance, exchange)
        } else {
            Fate::Fine
        };
        // An assumption: a refund or a debit that its own second delivery has refused is found, the answer is not an old one.
        let is_looked_for = self.calls[index].questioned
            && matches!(self.calls[index].plan.write.deed(), Deed::Refund | Deed::Present);
        let fate = if is_looked_for && matches!(fate, Fate::Lag(_)) { Fate::Fine } else { fate };
        // A deletion is answered by nothing or by any object: junk that is one of them cannot be told from it.
        let is_deletion = is_main && self.calls[index].plan.write.deed() == Deed::DeleteDebit;
        let fate = match fate {
            Fate::JunkBefore(junk) if is_deletion && junk.is_nothing_or_object() => Fate::ErrorBefore(500),
            _ => fate,
        };
        self.note(|_| {
            format!(
                "call {index} sends {} #{} ({}{}): {fate:?}",
                request.operation,
                request.attempt,
                request.method.as_str(),
                if is_main { "" } else { ", in its service" }
            )
        });
        let timeout = self.now.saturating_add(request.timeout_ms);
        let up = self.now + self.chance.between(1, 40);
        let down = self.now + self.chance.between(41, 120);
        self.calls[index].flight = Some(Flight { exchange, is_token, is_main, fate, unclear: false });
        let failure = |sent, message: &str| Err(TransportFailure { sent, message: message.into() });
        let lied = self.sabotage == Sabotage::LossesCalledUnsent;
        let (arrives, answers, instead) = match fate {
            Fate::Fine | Fate::Lag(_) => (Some(up), true, None),
            Fate::Twice => {
                let request = Box::new(request.clone());
                self.at(up, Event::Arrive { call: index, exchange, request, fate, answers: false });
                (Some(up), true, None)
            }
            Fate::ErrorAfter(_)
            | Fate::JunkAfter(_)
            | Fate::PendingByCode
            | Fate::Another
            | Fate::Unlisted(_) => (Some(up), true, None),
            Fate::Refused => (None, false, Some((up, failure(false, "no connection")))),
            Fate::LostBefore { broken } => {
                (None, false, broken.then(|| (down, failure(!lied, "the connection was lost"))))
            }
            Fate::LostAfter { broken } => {
                (Some(up), false, broken.then(|| (down, failure(!lied, "the connection was lost"))))
            }
            Fate::Late(by) => (
                Some(timeout.saturating_add(by)),
                false,
                self.chance.permille(500).then(|| (down, failure(!lied, "the connection was lost"))),
            ),
            Fate::ErrorBefore(_)
            | Fate::JunkBefore(_)
            | Fate::Unauthorized
            | Fate::TooMany(_)
            | Fate::TooManyByCode
            | Fate::Forbidden
            | Fate::Missing => {
                let (answer, _) = self.spoil(index, &request, fate, None);
                (None, false, Some((down, Ok(answer))))
            }
        };
        self.at(
            timeout,
            Event::Deliver { call: index, exchange, answer: failure(!lied, "no answer in time") },
        );
        if let Some((at, answer)) = instead {
            self.at(at, Event::Deliver { call: index, exchange, answer });
        }
        if let Some(at) = arrives {
            self.at(at, Event::Arrive { call: index, exchange, request: Box::new(request), fate, answers });
        }
    }

    pub(super) fn arrive(
        &mut self,
        index: usize,
        exchange: u64,
        request: &HttpRequest,
        fate: Fate,
        answers: bool,
    ) {
        let lag = if let Fate::Lag(ms) = fate { ms } else { 0 };
        let before = self.gateway.ledger.len();
        let reply = if self.sabotage == Sabotage::GatewayForgets && request.operation == "refunds.create" {
            pretend_refund(request)
        } else {
            self.gateway.handle(self.now, index, request, lag)
        };
        self.note(|world| {
            let deeds: Vec<_> = world.gateway.ledger[before..].iter().map(|entry| entry.deed).collect();
            format!("  the gateway answers {} to {}, did {deeds:?}", reply.status, request.operation)
        });
        if answers {
            let (answer, unclear) = self.spoil(index, request, fate, Some(reply));
            if let Some(flight) = &mut self.calls[index].flight
                && flight.exchange == exchange
            {
                flight.unclear = unclear;
            }
            let at = self.now + self.chance.between(1, 80);
            self.at(at, Event::Deliver { call: index, exchange, answer: Ok(answer) });
        }
    }

    pub(super) fn deliver(
        &mut self,
        index: usize,
        exchange: u64,
        answer: Result<HttpResponse, TransportFailure>,
    ) {
        let running = &mut self.calls[index];
        let Some(flight) = running.flight.take_if(|flight| flight.exchange == exchange) else { return };
        if flight.is_token {
            self.token_requests.retain(|request| request.call != index);
        }
        match &answer {
            Ok(response) => {
                let line = format!("call {index} receives {}", response.status);
                self.note(|_| line);
            }
            Err(failure) => {
                let line = format!("call {index} receives no answer (sent: {}): {failure}", failure.sent);
                self.note(|_| line);
            }
        }
        // What was captured under the reference may be another call's.
        let is_told = answer.as_ref().is_ok_and(|response| response.status != 401)
            && !self.shares_reference(index)
            && !self.has_other_under_reference(index);
        let leaves_open = self.leaves_open(index);
        let running = &mut self.calls[index];
        if flight.is_main {
            running.doubtful |= is_doubtful(flight.fate, &answer) || flight.unclear;
            running.questioned = is_questioned(running.plan.write, &answer);
        } else if leaves_open {
            // What an inquiry shows then may be so with the write and without it.
        } else if !flight.is_token && flight.fate == Fate::Fine && !flight.unclear && is_told {
            running.questioned = false;
        }
        running.turned_away |= matches!(flight.fate, Fate::Forbidden | Fate::Missing);
        running.told_unclearly |= flight.unclear;
        let Some(call) = &mut running.call else { return };
        call.receive(answer);
        if running.plan.abandoned_with_answer && running.sends >= 2 {
            self.give_up(index, true);
        } else {
            self.step(index);
        }
    }
}

/// Whether an answer to a write leaves open whether it was done.
fn is_doubtful(fate: Fate, answer: &Result<HttpResponse, TransportFailure>) -> bool {
    let spoilt = matches!(
        fate,
        Fate::ErrorBefore(_)
            | Fate::ErrorAfter(_)
            | Fate::JunkBefore(_)
            | Fate::JunkAfter(_)
            | Fate::PendingByCode
    );
    match answer {
        Err(failure) => failure.sent,
        Ok(response) => spoilt || response.status == 409 || says(response, "DUPLICATE_REQUEST"),
    }
}

/// Whether an answer to a write is a refusal that an earlier delivery of it may have caused.
fn is_questioned(write: Write, answer: &Result<HttpResponse, TransportFailure>) -> bool {
    let codes: &[&str] = match write.deed() {
        Deed::Capture
        | Deed::Cancel
        | Deed::Payment
        | Deed::CancelLink
        | Deed::Execute
        | Deed::Retry
        | Deed::DeleteDebit
        | Deed::CancelSubscription
        | Deed::Pause
        | Deed::Release => &["OPERATION_NOT_ALLOWED"],
        Deed::Refund | Deed::Present => &["OPERATION_NOT_ALLOWED", "AMOUNT_LIMIT_EXCEEDED"],
        _ => &[],
    };
    answer.as_ref().is_ok_and(|response| codes.iter().any(|code| says(response, code)))
}

fn says(response: &HttpResponse, code: &str) -> bool {
    String::from_utf8_lossy(&response.body).to_ascii_uppercase().contains(code)
}
