//! Every routine of the project as one command.
fn main() {}
