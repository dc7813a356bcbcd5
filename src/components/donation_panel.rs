use super::{IntoFresh, Written, live, still, written};
use crate::{
    catalogue::{Cents, Frequency, RegimeId},
    donation::{Choice, ChosenAmount, cost, destination, host},
    page_data::DonationPanelData,
    platform::{document, form, storage, timer},
    routes::parameter::{self, read_frequency},
    text,
};
use leptos::{html, prelude::*};
use leptos_router::hooks::use_query_map;

/// Where the device keeps an unfinished choice.
const MEMORY: &str = "kiosque.don";

/// The value of the radio button for an amount that is typed.
const OTHER: &str = "autre";

/// The call to give: what a gift costs after tax, and the way to the payment page with the choice kept.
///
/// The fields belong to the browser; their form tells the panel what is chosen. Nothing that costs is chosen for the
/// donor: no amount at first, and a single gift. The browser is asked not to refill them after a reload: it would put
/// an amount of one frequency where the other one's stood. The device's memory brings the choice back instead.
#[component]
pub fn DonationPanel(
    /// What the panel shows.
    panel: DonationPanelData,
) -> impl IntoView {
    let DonationPanelData { title, text, amounts, minimum, maximum, provider, tax, checked_on, page } = panel;
    let form = NodeRef::<html::Form>::new();
    let first = Choice::default().taxed_by(tax.as_ref());
    let choice = RwSignal::new(first.clone());
    // Whether the donor has left the field of the other amount: an error shown earlier would interrupt.
    let is_checked = RwSignal::new(false);
    let is_remembered = RwSignal::new(false);
    let query = use_query_map();

    let read = move || {
        let Some(form) = form.get_untracked() else { return };
        let before = choice.get_untracked();
        let amount =
            form::chosen(&form, parameter::AMOUNT).map(|amount| match amount.parse().ok().and_then(Cents::new) {
                Some(cents) => ChosenAmount::Preset(cents),
                None => ChosenAmount::Other(form::text(&form, "autre-montant")),
            });
        let frequency = form::chosen(&form, parameter::FREQUENCY)
            .and_then(|word| read_frequency(&word))
            .unwrap_or(before.frequency);
        let regime = form::chosen(&form, "donateur").and_then(|word| RegimeId::parse(&word)).unwrap_or(before.regime);
        choice.set(Choice { frequency, amount, regime });
    };
    let write = move |chosen: &Choice| {
        let Some(form) = form.get_untracked() else { return };
        form::choose(&form, parameter::FREQUENCY, Some(parameter::frequency(chosen.frequency)));
        form::choose(&form, "donateur", Some(chosen.regime.as_str()));
        let amount = chosen.amount.as_ref().map(|amount| match amount {
            ChosenAmount::Preset(cents) => cents.get().to_string(),
            ChosenAmount::Other(text) => {
                form::set_text(&form, "autre-montant", text);
                OTHER.to_owned()
            }
        });
        form::choose(&form, parameter::AMOUNT, amount.as_deref());
    };

    let offered = amounts.clone();
    let change = live::on(move |_| {
        let frequency = choice.with_untracked(|choice| choice.frequency);
        read();
        let chosen = choice.get_untracked();
        if chosen.frequency != frequency {
            let chosen = chosen.offered_by(&offered);
            choice.set(chosen);
        }
        storage::set(MEMORY, &choice.with_untracked(|choice| choice.to_memory(timer::now())));
    });

    // What the visitor did before the application started wins over the address, and that over the device's memory.
    let offered = amounts.clone();
    let untouched = first.clone();
    live::effect(move || {
        read();
        if choice.with_untracked(|choice| *choice != untouched) {
            return;
        }
        let asked = query.with_untracked(|query| {
            let frequency = query.get_str(parameter::FREQUENCY).and_then(read_frequency);
            Choice::from_query(query.get_str(parameter::AMOUNT), frequency, &offered, minimum, maximum)
        });
        let kept = || {
            let known = Choice::from_memory(&storage::get(MEMORY)?, timer::now());
            if known.is_none() {
                storage::remove(MEMORY);
            }
            known
        };
        let known = match asked {
            Some(asked) => Some(asked),
            None => kept().inspect(|_| is_remembered.set(true)),
        };
        if let Some(known) = known {
            choice.set(known.offered_by(&offered));
        }
    });
    // The amounts offered depend on the frequency, so the fields follow once those are drawn.
    let mut before = first.clone();
    live::effect(move || {
        let now = choice.get();
        if before != now {
            write(&now);
            before = now;
        }
    });

    let preset = move |amount: Cents| {
        // Drawn after the fields were last written: the chosen one has to be on from the start.
        let is_on = choice.with_untracked(|choice| choice.amount == Some(ChosenAmount::Preset(amount)));
        choice_of(parameter::AMOUNT, &amount.get().to_string(), is_on, &text::euros(amount))
    };
    // Drawn anew only when the frequency changes: the boxes keep the focus.
    let is_monthly = Memo::new(move |_| choice.with(|choice| choice.frequency == Frequency::Monthly));
    let presets = live::list(move || {
        let offered = if is_monthly.get() { &amounts.monthly } else { &amounts.once };
        offered.iter().copied().map(|amount| preset(amount).fresh()).collect()
    });
    let gift = move || choice.with(|choice| choice.gift(minimum, maximum));
    let amount = move || gift().and_then(Result::ok);
    let error = move || gift().and_then(Result::err).filter(|_| is_checked.get());
    let is_other = move || choice.with(|choice| matches!(choice.amount, Some(ChosenAmount::Other(_))));

    let rules = tax.clone();
    let status = live::text(move || {
        let frequency = choice.with(|choice| choice.frequency);
        let regime = rules.as_ref().and_then(|tax| choice.with(|choice| choice.regime(tax).cloned()));
        match (amount(), regime) {
            (Some(gift), Some(regime)) => text::real_cost(&cost(gift, frequency, &regime), regime.maximum_reduction),
            (None, Some(_)) => text::NO_AMOUNT_YET.to_owned(),
            (_, None) => String::new(),
        }
    });
    let rules = tax.clone();
    let condition = live::text(move || {
        let regime = rules.as_ref().and_then(|tax| choice.with(|choice| choice.regime(tax).cloned()));
        regime.map(|regime| regime.condition).unwrap_or_default()
    });
    let rules = tax.clone();
    let source = live::string(move || {
        let regime = rules.as_ref().and_then(|tax| choice.with(|choice| choice.regime(tax).cloned()));
        regime.map(|regime| regime.source.as_str().to_owned()).unwrap_or_default()
    });
    let payee = provider.clone();
    let target = move || destination(&payee, amount(), choice.with(|choice| choice.frequency));
    let href = target.clone();
    let departure = live::text(move || {
        text::departure(host(&provider), amount(), choice.with(|choice| choice.frequency), &target())
    });
    let leave = live::on(move |event: leptos::ev::MouseEvent| {
        if matches!(untrack(gift), Some(Err(_))) {
            event.prevent_default();
            is_checked.set(true);
            document::focus("#autre-montant");
        }
    });
    let submit = live::on(move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        is_checked.set(true);
    });
    let (first_regime, untouched) = (first.regime, first);
    let forget = live::on(move |_| {
        storage::remove(MEMORY);
        is_remembered.set(false);
        is_checked.set(false);
        choice.set(untouched.clone());
        // The button goes away with its note.
        document::focus("[name=frequence]");
    });

    let regimes = tax.map(|tax| {
        still(move || {
            let options = tax.regimes.into_iter().map(|regime| {
                let is_on = regime.id == first_regime;
                choice_of("donateur", regime.id.as_str(), is_on, text::regime(regime.id))
            });
            view! {
                <fieldset class="choices">
                    <legend>{text::DONOR}</legend>
                    <ul>{options.collect_view()}</ul>
                </fieldset>
            }
        })
    });
    let frequencies = still(|| {
        let options = Frequency::ALL.map(|frequency| {
            let is_on = frequency == Frequency::Once;
            choice_of(parameter::FREQUENCY, parameter::frequency(frequency), is_on, text::frequency(frequency))
        });
        view! {
            <fieldset class="choices">
                <legend>{text::FREQUENCY}</legend>
                <ul>{options.collect_view()}</ul>
            </fieldset>
        }
    });
    let why = still(|| {
        view! {
            <div class="donation__why">
                <h2 id="don">{title}</h2>
                <p>{text}</p>
                {page.map(|page| view! { <p><a href=page.href>{page.label}</a></p> })}
            </div>
        }
    });
    view! {
        <section class="donation" aria-labelledby="don">
            {why}
            <form
                class="donation__form needs-app" node_ref=form novalidate autocomplete="off"
                on:change=change on:submit=submit
            >
                {frequencies}
                <fieldset class="choices choices--amounts">
                    {still(|| view! { <legend>{text::AMOUNT}</legend> })}
                    <ul>
                        {presets}
                        {choice_of(parameter::AMOUNT, OTHER, false, text::OTHER_AMOUNT)}
                    </ul>
                    <div class="donation__other" hidden=live::flag(move || !is_other())>
                        {still(|| view! { <label for="autre-montant">{text::OTHER_AMOUNT_FIELD}</label> })}
                        <input
                            id="autre-montant" name="autre-montant" type="text" inputmode="decimal" autocomplete="off"
                            aria-describedby="autre-montant-erreur"
                            aria-invalid=live::string(move || error().is_some().to_string())
                            on:input=live::on(move |_| read())
                            on:blur=live::on(move |_| is_checked.set(true))
                        />
                        <p id="autre-montant-erreur" class="field-error">
                            {live::text(move || error().map(|error| text::amount_error(&error)).unwrap_or_default())}
                        </p>
                    </div>
                </fieldset>
                {regimes}
                <p class="donation__cost" role="status">{status}</p>
                <p class="donation__condition">{condition}</p>
                {checked_on.map(|date| view! {
                    <p class="donation__source">
                        <a href=source rel="external">{text::LAW}</a>
                        {still(move || view! {
                            <span>" "{text::LAW_CHECKED_ON}" "<time datetime=date.iso>{date.label}</time></span>
                        })}
                    </p>
                })}
            </form>
            <div class="donation__go">
                <a class="button button--call" rel="external" href=live::string(move || href().href) on:click=leave>
                    {text::GIVE}
                </a>
                <p class="donation__departure">{departure}</p>
                <p class="donation__memory needs-app" hidden=live::flag(move || !is_remembered.get())>
                    {still(|| view! { <span>{text::CHOICE_REMEMBERED}" "</span> })}
                    <button type="button" class="button button--quiet" on:click=forget>{text::FORGET_CHOICE}</button>
                </p>
            </div>
        </section>
    }
}

/// One choice of a group. The form itself listens.
fn choice_of(group: &'static str, value: &str, is_on: bool, label: &str) -> Written {
    let (value, label) = (value.to_owned(), label.to_owned());
    written(move || {
        view! {
            <li><label class="choice">
                <input type="radio" name=group value=value checked=is_on/>
                <span>{label}</span>
            </label></li>
        }
    })
}
