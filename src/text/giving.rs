//! The words of the donation panel and the donation page.

use super::euros;
use crate::{
    catalogue::{Cents, Frequency, RegimeId},
    donation::{AmountError, Cost, Destination},
};

/// The heading of the reasons to give.
pub const WHY_GIVE: &str = "Pourquoi les dons comptent";

/// The heading of the real costs.
pub const COST_HEADING: &str = "Ce que coûte vraiment un don";

/// What the chart and the table of costs show.
pub const COST_ABOUT: &str = "Ce qui reste à votre charge une fois la réduction d’impôt déduite, pour un don ponctuel. Un don mensuel compte pour \
    la somme de ses douze mois.";

/// The caption of the table of costs.
pub const COST_TABLE: &str = "Coût réel d’un don, réduction d’impôt déduite";

/// The heading of the column of gifts.
pub const COST_TABLE_GIFT: &str = "Don";

/// The label of the chart's vertical axis.
pub const COST_HEIGHT: &str = "Coût réel";

/// The label of the chart's horizontal axis.
pub const COST_WIDTH: &str = "Montant du don";

/// The label of the line for the gift itself.
pub const NO_REDUCTION: &str = "sans réduction";

/// The heading of the legal limits.
pub const COST_LIMITS: &str = "Dans quelles limites";

/// Before the date of the last check.
pub const RULES_CHECKED_ON: &str = "Règles vérifiées le";

/// Before the link to a source.
pub const SOURCE: &str = "Source\u{a0}:";

/// The link to a source on this site.
pub const SOURCE_HERE: &str = "ce site";

/// The heading of questions and answers.
pub const QUESTIONS: &str = "Questions et réponses";

/// The call to action: the link to the payment page.
pub const GIVE: &str = "Faire un don";

/// The legend of the frequencies.
pub const FREQUENCY: &str = "Fréquence";

/// The legend of the amounts.
pub const AMOUNT: &str = "Montant";

/// The radio button for a typed amount.
pub const OTHER_AMOUNT: &str = "Autre montant";

/// The field for a typed amount.
pub const OTHER_AMOUNT_FIELD: &str = "Autre montant (€)";

/// The legend of the taxes.
pub const DONOR: &str = "Vous donnez en tant que";

/// In place of the cost, until there is an amount.
pub const NO_AMOUNT_YET: &str = "Choisissez un montant pour savoir ce qu’il vous coûtera réellement.";

/// The link to the law behind the cost.
pub const LAW: &str = "Texte de loi";

/// Between that link and the date of the last check.
pub const LAW_CHECKED_ON: &str = "vérifié le";

/// The fields show a stored choice.
pub const CHOICE_REMEMBERED: &str =
    "Votre dernier choix a été repris de cet appareil, qui l’efface au bout de trois jours.";

/// The button that deletes the stored choice.
pub const FORGET_CHOICE: &str = "Oublier ce choix";

/// The radio button of a frequency.
pub fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Once => "Don ponctuel",
        Frequency::Monthly => "Don mensuel",
    }
}

/// The radio button of a tax.
pub fn regime(regime: RegimeId) -> &'static str {
    match regime {
        RegimeId::Ir => "Particulier (impôt sur le revenu)",
        RegimeId::Ifi => "Particulier (IFI)",
        RegimeId::Is => "Entreprise (impôt sur les sociétés)",
    }
}

/// The short name of a tax.
pub fn tax(regime: RegimeId) -> &'static str {
    match regime {
        RegimeId::Ir => "revenu",
        RegimeId::Ifi => "IFI",
        RegimeId::Is => "sociétés",
    }
}

/// The real cost of a gift: “100 € vous reviennent à 34 €…”; `cap` is the most that its tax gives back in a year.
///
/// In French the plural starts at two. The sentence says when a month’s cost is rounded.
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

/// What is wrong with a typed amount, and how to correct it.
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
        // A catalogue may have no minimum; a gift of nothing is still too small.
        AmountError::TooSmall { minimum } if minimum.get() == 0 => ("Indiquez un montant supérieur à zéro.", None),
        AmountError::TooSmall { minimum } => ("Le montant minimal est de ", Some(*minimum)),
        AmountError::TooLarge { maximum } => ("Le montant maximal est de ", Some(*maximum)),
    };
    match limit {
        Some(limit) => [text, &euros(limit), "."].concat(),
        None => text.to_owned(),
    }
}

/// Where the call to action leads, said before the donor leaves, and what must be chosen again there.
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
