//! The core as a WebAssembly module, the inside of the npm package `pinelabs-online`.
//!
//! The module imports nothing and keeps to numbers: JavaScript writes text into [`door::input`], calls a function of
//! [`door`], and reads what it left at [`door::output`]. Text crosses once, in one piece, and is printed and parsed by
//! JavaScript's own JSON. There is no glue code between the two, so an instance that broke is thrown away and made
//! anew in a line.
//!
//! No operation is named here: they go by name through `Session::call_named`.

pub mod door;
mod output;
mod registry;
mod state;
