//! The words of the call to give and of the donation page.

use super::euros;
use crate::{
    catalogue::{Cents, Frequency, RegimeId},
    donation::{AmountError, Cost, Destination},
};

/// The heading of what speaks for a gift.
pub const WHY_GIVE: &str = "Pourquoi les dons comptent";

/// The heading of what gifts cost.
pub const COST_HEADING: &str = "Ce que coûte vraiment un don";

/// What the chart and the table of costs show.
pub const COST_ABOUT: &str = "Ce qui reste à votre charge une fois la réduction d’impôt déduite, pour un don ponctuel. Un don mensuel compte pour \
    la somme de ses douze mois.";

/// The caption of the table of costs.
pub const COST_TABLE: &str = "Coût réel d’un don, réduction d’impôt déduite";

/// The column of gifts.
pub const COST_TABLE_GIFT: &str = "Don";

/// What the height of the chart means.
pub const COST_HEIGHT: &str = "Coût réel";

/// What the width of the chart means.
pub const COST_WIDTH: &str = "Montant du don";

/// The line of the chart that is the gift itself.
pub const NO_REDUCTION: &str = "sans réduction";

/// The heading of what the law asks for besides.
pub const COST_LIMITS: &str = "Dans quelles limites";

/// Before a date.
pub const RULES_CHECKED_ON: &str = "Règles vérifiées le";

/// Before the link to what is cited.
pub const SOURCE: &str = "Source\u{a0}:";

/// The link to what is cited when it is on this site.
pub const SOURCE_HERE: &str = "ce site";

/// The heading of questions and answers.
pub const QUESTIONS: &str = "Questions et réponses";

/// The call to give, as a link to the payment page.
pub const GIVE: &str = "Faire un don";

/// The group of frequencies.
pub const FREQUENCY: &str = "Fréquence";

/// The group of amounts.
pub const AMOUNT: &str = "Montant";

/// The choice of an amount that is typed.
pub const OTHER_AMOUNT: &str = "Autre montant";

/// The field for it.
pub const OTHER_AMOUNT_FIELD: &str = "Autre montant (€)";

/// The group of taxes.
pub const DONOR: &str = "Vous donnez en tant que";

/// In the place of the cost, before there is an amount.
pub const NO_AMOUNT_YET: &str = "Choisissez un montant pour savoir ce qu’il vous coûtera réellement.";

/// Leads to the law behind the cost.
pub const LAW: &str = "Texte de loi";

/// Between that link and a date.
pub const LAW_CHECKED_ON: &str = "vérifié le";

/// The fields show what was chosen before.
pub const CHOICE_REMEMBERED: &str =
    "Votre dernier choix a été repris de cet appareil, qui l’efface au bout de trois jours.";

/// Makes the device forget it.
pub const FORGET_CHOICE: &str = "Oublier ce choix";

/// The choice of a frequency.
pub fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Once => "Don ponctuel",
        Frequency::Monthly => "Don mensuel",
    }
}

/// The choice of a tax.
pub fn regime(regime: RegimeId) -> &'static str {
    match regime {
        RegimeId::Ir => "Particulier (impôt sur le revenu)",
        RegimeId::Ifi => "Particulier (IFI)",
        RegimeId::Is => "Entreprise (impôt sur les sociétés)",
    }
}

/// The tax itself, in one word.
pub fn tax(regime: RegimeId) -> &'static str {
    match regime {
        RegimeId::Ir => "revenu",
        RegimeId::Ifi => "IFI",
        RegimeId::Is => "sociétés",
    }
}

/// What a gift really costs: “100 € vous reviennent à 34 €…”; `cap` is the most that its tax gives back in a year.
///
/// In French the plural begins at two. A month’s cost that is rounded is said to be about that.
pub fn real_cost(cost: &Cost, cap: Option<Cents>) -> String {
    let mut text = match &cost.monthly {
        None => {
            [&euros(cost.yearly_gift), comes_to(cost.yearly_gift), &euros(cost.real_cost), " après réduction d’impôt."]
                .concat()
        }
        Some(monthly) => [
            &*euros(monthly.gift),
            " par mois",
            comes_to(monthly.gift),
            if monthly.real_cost.get() * 12 == cost.real_cost.get() { "" } else { "environ " },
            &euros(monthly.real_cost),
            " par mois après réduction d’impôt, soit ",
            &euros(cost.real_cost),
            " par an pour ",
            &euros(cost.yearly_gift),
            if is_plural(cost.yearly_gift) { " donnés." } else { " donné." },
        ]
        .concat(),
    };
    if let Some(cap) = cap.filter(|cap| cost.reduction >= *cap) {
        text.push_str(" La réduction atteint son plafond de ");
        text.push_str(&euros(cap));
        text.push_str(" par an.");
    }
    text
}

fn comes_to(gift: Cents) -> &'static str {
    if is_plural(gift) { " vous reviennent à " } else { " vous revient à " }
}

fn is_plural(amount: Cents) -> bool {
    amount.get() >= 200
}

/// What is wrong with a typed amount, and what would be right.
pub fn amount_error(error: &AmountError) -> String {
    let (text, limit) = match error {
        AmountError::Empty => ("Indiquez un montant, par exemple 50.", None),
        AmountError::NotANumber => ("Écrivez le montant en chiffres, par exemple 50 ou 12,50.", None),
        AmountError::SeveralSeparators => {
            ("Ce montant contient trop de virgules ou de points. Écrivez-le par exemple 1\u{202f}234,50.", None)
        }
        AmountError::Ambiguous => (
            "Ce montant peut se lire de deux façons. Écrivez 1000 pour mille euros, ou 1,50 pour un euro cinquante.",
            None,
        ),
        AmountError::TooManyDecimals => ("Indiquez deux chiffres au plus après la virgule, par exemple 12,50.", None),
        // A catalogue may have no minimum; a gift of nothing is none.
        AmountError::TooSmall { minimum } if minimum.get() == 0 => ("Indiquez un montant supérieur à zéro.", None),
        AmountError::TooSmall { minimum } => ("Le montant minimal est de ", Some(*minimum)),
        AmountError::TooLarge { maximum } => ("Le montant maximal est de ", Some(*maximum)),
    };
    match limit {
        Some(limit) => [text, &euros(limit), "."].concat(),
        None => text.to_owned(),
    }
}

/// Where the call to action leads, said before the donor leaves, and what has to be chosen again over there.
pub fn departure(host: &str, gift: Option<Cents>, frequency: Frequency, destination: &Destination) -> String {
    let mut text = ["Vous allez être conduit vers ", host, "."].concat();
    let is_amount_lost = gift.is_some() && !destination.carries_amount;
    let is_frequency_lost = frequency == Frequency::Monthly && !destination.carries_frequency;
    text.push_str(match (is_amount_lost, is_frequency_lost) {
        (true, true) => " Le montant et la fréquence y seront à choisir de nouveau.",
        (true, false) => " Le montant y sera à choisir de nouveau.",
        (false, true) => " La fréquence y sera à choisir de nouveau.",
        (false, false) => "",
    });
    text
}
