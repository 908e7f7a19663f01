//! Writes the JSON Schemas of the core's types where `types.rs` includes them.
//!
//! A build script rather than a dependency: the schemas keep the order of the fields, which needs a feature of
//! serde_json that the core must not be tested with. `x-order` carries it over to where that feature is off.

use std::error::Error;
use std::path::Path;

use pinelabs_online::operations::schemas;
use pinelabs_online::{
    Action, CallOptions, Callback, Effect, ErrorKind, EventType, Inquiry, OrderStatus, Transition,
};
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let operations: Vec<Value> = schemas()
        .into_iter()
        .map(|operation| {
            json!({
                "name": operation.info.name,
                "method": operation.info.method.as_str(),
                "path": operation.info.path,
                "paged": operation.info.paged,
                "request": operation.request,
                "response": operation.response,
            })
        })
        .collect();
    let others = [
        schema::<ErrorKind>(),
        schema::<Effect>(),
        schema::<Inquiry>(),
        schema::<OrderStatus>(),
        schema::<Action>(),
        schema::<Transition>(),
        schema::<Callback>(),
        schema::<EventType>(),
        schema::<CallOptions>(),
    ];
    let mut all = json!({ "operations": operations, "others": others });
    note_order(&mut all);
    let out = std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    std::fs::write(Path::new(&out).join("schemas.json"), all.to_string())?;
    Ok(())
}

fn schema<T: JsonSchema>() -> Value {
    SchemaGenerator::default().into_root_schema_for::<T>().into()
}

fn note_order(schema: &mut Value) {
    match schema {
        Value::Object(parts) => {
            parts.values_mut().for_each(note_order);
            if let Some(Value::Object(fields)) = parts.get("properties") {
                let order = fields.keys().cloned().collect();
                parts.insert("x-order".to_owned(), order);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(note_order),
        _ => {}
    }
}
