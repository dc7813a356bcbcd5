//! Empty: this package only turns on features of libraries. Its Cargo.toml says why.
