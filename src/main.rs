//! The browser's way in.

fn main() {
    #[cfg(feature = "hydrate")]
    kiosque::app::start();
    #[cfg(not(feature = "hydrate"))]
    eprintln!("This program runs in the browser; `cargo xtask serve` builds it and shows the site.");
}
