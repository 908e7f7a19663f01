//! A small set of schemas for the tests of both printers.

use serde_json::{Value, json};

use super::model::Model;

/// What the build script would write for two operations and `raw`.
pub(crate) fn schemas() -> Value {
    json!({
        "operations": [
            {
                "name": "jobs.find_all", "method": "GET", "path": "/jobs", "paged": true,
                "request": {
                    "title": "FindJobs", "description": "Finds jobs.", "type": "object",
                    "x-order": ["state", "limit"],
                    "properties": {
                        "limit": { "type": ["integer", "null"], "description": "How many." },
                        "state": { "anyOf": [{ "$ref": "#/$defs/State" }, { "type": "null" }] }
                    },
                    "additionalProperties": false,
                    "$defs": { "State": state() }
                },
                "response": {
                    "title": "Job", "description": "A job.", "type": "object",
                    "x-order": ["id", "price", "parts", "tags"],
                    "properties": {
                        "id": { "type": "string" },
                        "price": { "anyOf": [{ "$ref": "#/$defs/Price" }, { "type": "null" }] },
                        "parts": { "type": "array", "items": { "$ref": "#" } },
                        "tags": { "type": ["object", "null"], "additionalProperties": { "type": "string" } }
                    },
                    "required": ["id", "parts"],
                    "$defs": { "Price": price() }
                }
            },
            {
                "name": "jobs.pay", "method": "POST", "path": "/jobs/{id}",
                "request": {
                    "title": "PayJob", "description": "Pays a job.\n\nThe [`State::Open`] ones only.",
                    "type": "object",
                    "x-order": ["note", "id", "price", "by", "state"],
                    "properties": {
                        "id": { "type": "string", "description": "Which." },
                        "note": { "type": ["string", "null"] },
                        "price": { "$ref": "#/$defs/Price" },
                        "by": { "$ref": "#/$defs/By" },
                        "state": { "$ref": "#/$defs/State", "default": "OPEN" }
                    },
                    "required": ["id", "price", "by"],
                    "$defs": {
                        "State": state(),
                        "Price": price(),
                        "By": {
                            "description": "One of two.",
                            "oneOf": [
                                by("cash", json!({ "type": "boolean" })),
                                by("card", json!({ "$ref": "#/$defs/Card" }))
                            ]
                        },
                        "Card": { "anyOf": [{ "$ref": "#/$defs/Plain" }, { "$ref": "#/$defs/Token" }] },
                        "Plain": one_text("number"),
                        "Token": one_text("token")
                    }
                },
                "response": { "title": "AnyValue" }
            },
            {
                "name": "raw", "method": "POST", "path": "raw",
                "request": {
                    "title": "Raw", "type": "object", "x-order": ["body"], "properties": { "body": {} }
                },
                "response": { "title": "AnyValue" }
            }
        ],
        "others": [
            {
                "title": "Mood", "description": "A mood.",
                "oneOf": [{ "type": "string", "const": "good" }, { "type": "string", "const": "bad" }]
            },
            { "title": "CallOptions", "description": "How to call.", "type": "object" }
        ]
    })
}

/// The same as a model.
pub(crate) fn model() -> Model {
    Model::read(&schemas().to_string()).unwrap()
}

fn state() -> Value {
    json!({ "type": "string", "x-known": ["OPEN", "DONE"], "x-docs": [" To do.\n", " Done.\n"] })
}

fn price() -> Value {
    json!({
        "description": "A price.", "type": "object", "x-order": ["paise"],
        "properties": { "paise": { "type": "integer", "description": "In paise." } },
        "required": ["paise"]
    })
}

fn by(name: &str, value: Value) -> Value {
    json!({
        "type": "object", "description": format!("By {name}."),
        "x-order": [name], "properties": { name: value }, "required": [name]
    })
}

fn one_text(name: &str) -> Value {
    json!({
        "type": "object", "x-order": [name],
        "properties": { name: { "type": "string" } }, "required": [name]
    })
}
