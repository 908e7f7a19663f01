// Printed by `cargo xtask types` from the Rust types in `core`: do not edit.

type Named<Item> = { readonly [name: string]: Item };

/** The templates of the ready answers, which `testing_ready.ts` fills. */
export const TEMPLATES: {
  readonly answers: Named<object>;
  readonly operations: Named<object>;
  readonly found_by: Named<string>;
  readonly repeated: readonly string[];
  readonly enveloped: readonly string[];
} = {
  "answers": {
    "order": {
      "order_id": "v1-4405071524-aa-qlAtAf", "type": "CHARGE", "status": "CREATED", "pre_auth": false,
      "order_amount": { "value": 110000, "currency": "INR" },
      "allowed_payment_methods": [], "payments": [], "refunds": []
    },
    "refund": {
      "$like": "order",
      "order_id": "v1-4405071524-aa-rfNdXx", "parent_order_id": "v1-4405071524-aa-qlAtAf",
      "type": "REFUND", "status": "PROCESSED"
    },
    "customer": { "customer_id": "cust-v1-0811030624-aa-RBDgpR", "status": "ACTIVE" },
    "token": {
      "token_id": "token-v1-0811030624-bb-RBDgpR", "customer_id": "cust-v1-0811030624-aa-RBDgpR", "status": "ACTIVE"
    },
    "otp": { "status": "SUCCESS", "next": [] },
    "payment_link": {
      "payment_link_id": "pl-v1-4405071524-aa-qlAtAf", "payment_link": "https://api.example/pl/an-invented-link",
      "status": "CREATED", "amount": { "value": 110000, "currency": "INR" },
      "allowed_payment_methods": [], "product_details": []
    },
    "plan": {
      "plan_id": "v1-pla-4405071524-aa-qlAtAf", "status": "ACTIVE", "frequency": "Month",
      "amount": { "value": 110000, "currency": "INR" }, "max_limit_amount": { "value": 110000, "currency": "INR" }
    },
    "subscription": {
      "subscription_id": "v1-sub-4405071524-aa-qlAtAf", "status": "CREATED", "order_id": "v1-4405071524-aa-qlAtAf",
      "payment_mode": ["UPI"], "allowed_payment_methods": ["UPI"],
      "redirect_url": "https://api.example/checkout?token=an-invented-token",
      "plan_details": { "$like": "plan", "plan_id": "{plan_id}" }
    },
    "presentation": {
      "presentation_id": "v1-bil-4405071524-aa-qlAtAf", "status": "CREATED",
      "amount": { "value": 110000, "currency": "INR" }
    }
  },
  "operations": {
    "auth.generate_token": { "access_token": "a-scripted-token", "expires_in": 3600 },
    "customers.create": { "$like": "customer", "$repeat": true },
    "customers.get": { "$like": "customer", "$repeat": true },
    "customers.find": { "$like": "customer", "$repeat": true },
    "customers.update": { "$like": "customer", "$repeat": true },
    "orders.create": { "$like": "order", "$repeat": true },
    "orders.get": { "$like": "order", "$repeat": true },
    "orders.get_by_reference": { "$like": "order", "$repeat": true },
    "orders.capture": { "$like": "order", "$repeat": true, "status": "PROCESSED" },
    "orders.cancel": { "$like": "order", "$repeat": true, "status": "CANCELLED" },
    "payments.create": {
      "$like": "order", "order_id": "{order_id}", "status": "PENDING",
      "challenge_url": "https://api.example/web/auth/landing/?token=an-invented-token"
    },
    "tokens.create": { "$like": "token", "$repeat": true },
    "tokens.list": {
      "customer_id": "{customer_id}",
      "tokens": [{ "$like": "token", "$repeat": true, "customer_id": "{customer_id}" }]
    },
    "tokens.get": { "$like": "token", "$repeat": true },
    "tokens.delete": { "$like": "token", "$repeat": true, "status": "DELETED" },
    "tokens.service_provider": {
      "customer_id": "{identifier}",
      "tokens": [{ "$like": "token", "customer_id": "{identifier}" }]
    },
    "tokens.cryptogram": { "$repeat": true, "token_data": { "cryptogram": "AgAAAGQkm6LscccAAAA5gz4AAAA=" } },
    "tokens.delete_by_id": { "$like": "token", "$repeat": true, "status": "DELETED" },
    "refunds.create": { "$like": "refund", "$repeat": true, "parent_order_id": "{order_id}" },
    "otp.generate": { "$like": "otp", "next": ["SUBMIT_OTP", "RESEND_OTP"] },
    "otp.submit": { "$like": "otp" },
    "otp.resend": { "$like": "otp", "next": ["SUBMIT_OTP", "RESEND_OTP"] },
    "cards.lookup": {},
    "checkout.create": {
      "order_id": "v1-4405071524-aa-qlAtAf", "redirect_url": "https://api.example/checkout?token=an-invented-token"
    },
    "payment_links.create": { "$like": "payment_link", "$repeat": true },
    "payment_links.get": { "$like": "payment_link", "$repeat": true },
    "payment_links.get_by_reference": { "$like": "payment_link", "$repeat": true },
    "payment_links.cancel": { "$like": "payment_link", "$repeat": true, "status": "CANCELLED" },
    "payment_links.notify": { "$like": "payment_link", "$repeat": true },
    "settlements.list": { "data": [], "total_settlement_count": 0 },
    "settlements.get": { "utr_number": "{utr}", "transactions": [] },
    "split_settlements.release": {
      "$like": "order", "$repeat": true, "status": "PROCESSED",
      "purchase_details": {
        "split_info": {
          "split_type": "AMOUNT",
          "split_details": [{ "split_settlement_id": "{settlement_id}", "on_hold": false, "status": "RELEASED" }]
        }
      }
    },
    "split_settlements.cancel": {
      "$like": "order", "$repeat": true, "status": "PROCESSED",
      "purchase_details": {
        "split_info": {
          "split_type": "AMOUNT",
          "split_details": [{ "split_settlement_id": "{settlement_id}", "on_hold": false, "status": "CANCELLED" }]
        }
      }
    },
    "fees.calculate": { "data": [{ "amount": "{amount}", "payable_amount": "{amount}" }] },
    "currency.convert": { "$repeat": true },
    "plans.create": { "$like": "plan", "$repeat": true },
    "plans.list": { "plans": [] },
    "plans.get": { "$like": "plan", "$repeat": true },
    "plans.get_by_reference": { "$like": "plan", "$repeat": true },
    "plans.update": { "$like": "plan", "$repeat": true },
    "plans.delete": {},
    "subscriptions.create": { "$like": "subscription", "$repeat": true },
    "subscriptions.list": { "subscriptions": [] },
    "subscriptions.get": { "$like": "subscription", "$repeat": true },
    "subscriptions.get_by_reference": { "$like": "subscription", "$repeat": true },
    "subscriptions.update": { "$like": "subscription", "$repeat": true },
    "subscriptions.cancel": { "$like": "subscription", "$repeat": true, "status": "CANCELLED" },
    "subscriptions.pause": { "$like": "subscription", "$repeat": true, "status": "PAUSED" },
    "subscriptions.resume": { "$like": "subscription", "$repeat": true, "status": "RESUMED" },
    "presentations.create": { "$like": "presentation", "$repeat": true },
    "presentations.list": { "presentations": [] },
    "presentations.get": { "$like": "presentation", "$repeat": true },
    "presentations.get_by_reference": { "$like": "presentation", "$repeat": true },
    "presentations.delete": {},
    "presentations.notify": { "$like": "presentation", "$repeat": true },
    "presentations.execute": { "$like": "presentation", "$repeat": true, "status": "PENDING" },
    "presentations.retry": { "$like": "presentation", "$repeat": true, "status": "PENDING" },
    "raw": {}
  },
  "found_by": {
    "orders.get_by_reference": "merchant_order_reference",
    "payment_links.get_by_reference": "merchant_payment_link_reference",
    "plans.get_by_reference": "merchant_plan_reference",
    "subscriptions.get_by_reference": "merchant_subscription_reference",
    "presentations.get_by_reference": "merchant_presentation_reference"
  },
  "repeated": [
    "merchant_order_reference", "merchant_customer_reference", "merchant_token_reference",
    "merchant_payment_link_reference", "merchant_plan_reference", "merchant_subscription_reference",
    "merchant_presentation_reference", "customer_id", "service_provider_token_id", "plan_id", "subscription_id",
    "presentation_id", "invoice_id", "order_amount", "amount", "transaction_amount", "source_currency",
    "dest_currency", "pre_auth", "frequency", "mobile_number", "country_code"
  ],
  "enveloped": ["orders", "payments", "refunds", "split_settlements"]
};
