//! From a choice to its real cost and to the payment page.
//!
//! Arithmetic on whole cents and on text: no browser, no clock, no words of the interface. Tax rules and the
//! parameters of the payment page are the catalogue's data; this room knows only their types. It takes no money and
//! stores nothing about the donor but an unfinished choice.

mod amount;
mod choice;
mod cost;
mod destination;
mod form;

pub use amount::{AmountError, read_amount};
pub use choice::{ChosenAmount, GiftChoice};
pub use cost::{Cost, Monthly, cost};
pub use destination::{Destination, destination, host};
pub use form::{Beginning, Fields, OTHER, Offer};

use crate::catalogue::Cents;

/// An amount of euros as a decimal number, `12` or `12.50`, with the given decimal mark.
fn euros(amount: Cents, mark: char) -> String {
    let (whole, cents) = (amount.get() / 100, amount.get() % 100);
    let mut text = whole.to_string();
    if cents > 0 {
        text.push(mark);
        if cents < 10 {
            text.push('0');
        }
        text.push_str(&cents.to_string());
    }
    text
}
