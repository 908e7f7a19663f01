// Answers and errors as a client gives them, for mocks and for scripts; every field can be given.

import type * as api from "./api.js";
import type {
  Customer,
  ErrorFields,
  Inquiry,
  Order,
  Otp,
  PaymentLink,
  Plan,
  Presentation,
  Subscription,
  Token,
} from "./api.js";
import { NetworkError, RejectedError } from "./index.js";
import { answer } from "./testing_ready.js";

/** Fields of an answer, those included that this version does not know. */
export type Fields<Answer> = Partial<Answer> & { readonly [name: string]: unknown };

/** An order of INR 1,100.00 in the status `CREATED`. */
export function order(fields: Fields<Order> = {}): Order {
  return answer("order", fields);
}

/** A refund, which is an order of the type `REFUND`, in the status `PROCESSED`. */
export function refund(fields: Fields<Order> = {}): Order {
  return answer("refund", fields);
}

/** A customer in the status `ACTIVE`. */
export function customer(fields: Fields<Customer> = {}): Customer {
  return answer("customer", fields);
}

/** A saved card in the status `ACTIVE`. */
export function token(fields: Fields<Token> = {}): Token {
  return answer("token", fields);
}

/** An OTP that was accepted. */
export function otp(fields: Fields<Otp> = {}): Otp {
  return answer("otp", fields);
}

/** A payment link of INR 1,100.00 in the status `CREATED`. */
export function paymentLink(fields: Fields<PaymentLink> = {}): PaymentLink {
  return answer("payment_link", fields);
}

/** A monthly plan of INR 1,100.00 in the status `ACTIVE`. */
export function plan(fields: Fields<Plan> = {}): Plan {
  return answer("plan", fields);
}

/** A subscription in the status `CREATED`. */
export function subscription(fields: Fields<Subscription> = {}): Subscription {
  return answer("subscription", fields);
}

/** A presentation of INR 1,100.00 in the status `CREATED`. */
export function presentation(fields: Fields<Presentation> = {}): Presentation {
  return answer("presentation", fields);
}

/** The gateway's refusal with this code: nothing was done. `fields` are the other fields of the error. */
export function rejected(code: string, fields: ErrorFields = {}): api.RejectedError {
  return new RejectedError({ message: "the gateway refused", status: 400, ...fields, effect: "rejected", code });
}

/** A write whose answer is lost: it may have happened, and the inquiry says how to find out. */
export function lost(inquiry: Inquiry, fields: ErrorFields = {}): api.NetworkError {
  return new NetworkError({ message: "no answer in time", ...fields, effect: "unknown", inquiry });
}
