//! Runs wasm-bindgen over the WebAssembly module: `pinelabs-glue MODULE FOLDER` writes `glue.js`, an ES module that
//! starts nothing by itself, and `module.wasm`.
//!
//! A crate of its own, because `wasm-bindgen-cli-support` takes a minute to build and nothing else needs it.

use std::path::Path;

use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut given = std::env::args_os().skip(1);
    let (Some(module), Some(folder)) = (given.next(), given.next()) else {
        return Err("expected the module and a folder".into());
    };
    let mut output = Bindgen::new()
        .input_path(module)
        // ES modules are what bundlers take apart; `initSync` starts the instance when it is first needed.
        .web(true)?
        // The module is inlined, so nothing is loaded from beside the code.
        .omit_default_module_path(true)
        .typescript(false)
        // A broken instance is replaced.
        .reset_state_function(true)
        .encode_into(EncodeInto::Always)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    let folder = Path::new(&folder);
    std::fs::write(folder.join("glue.js"), output.js())?;
    std::fs::write(folder.join("module.wasm"), output.wasm_mut().emit_wasm())?;
    Ok(())
}
