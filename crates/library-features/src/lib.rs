//! Nothing: this package only asks for features of libraries. Its Cargo.toml says why.
