//! The program `whichone`; all of it is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    whichone::cli::main()
}
