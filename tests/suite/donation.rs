//! The gift: its cost, the amounts that people type, the payment link, and what the device remembers.
#![allow(clippy::inconsistent_digit_grouping, reason = "amounts are written as euros_cents: `12_50` is 12.50 €")]

use kiosque::catalogue::{
    Above, AmountParameter, AmountUnit, Amounts, Cents, Date, Frequency, FrequencyParameter, Link, Provider,
    ProviderLink, Rate, Regime, RegimeId, Tax,
};
use kiosque::donation::{
    AmountError, Beginning, ChosenAmount, Cost, Destination, Fields, GiftChoice, Monthly, OTHER, Offer, cost,
    destination, host, read_amount,
};
use kiosque::routes::parameter::{self, read_frequency};
use serde_json::{Value, json};

use AmountError::{Ambiguous, Empty, NotANumber, SeveralSeparators, TooManyDecimals};
use Frequency::{Monthly as EveryMonth, Once};

fn cents(value: u64) -> Cents {
    Cents::new(value).unwrap()
}

/// The minimum gift in these tests.
fn minimum() -> Cents {
    cents(5_00)
}

fn too_small() -> AmountError {
    AmountError::TooSmall { minimum: minimum() }
}

fn too_large() -> AmountError {
    AmountError::TooLarge { maximum: Cents::MAX }
}

// --- What a gift costs -------------------------------------------------------------------------------------------

fn regime(id: RegimeId) -> Regime {
    let rate = |text| Rate::parse(text).unwrap();
    let (share, above, maximum_reduction) = match id {
        // CGI, article 200: 66 % of the gift.
        RegimeId::Ir => ("0.66", None, None),
        // CGI, article 978: 75 % of the gift, within 50,000 € a year.
        RegimeId::Ifi => ("0.75", None, Some(cents(50_000_00))),
        // CGI, article 238 bis: 60 % of the part up to 2 million euros, 40 % of the part beyond.
        RegimeId::Is => ("0.6", Some(Above { amount: cents(2_000_000_00), rate: rate("0.4") }), None),
    };
    let source = Link::parse("https://www.legifrance.gouv.fr/").unwrap();
    Regime { id, rate: rate(share), above, maximum_reduction, condition: String::new(), source }
}

/// A single gift in cents, the reduction and the real cost in cents.
fn check_once(id: RegimeId, rows: &[(u64, u64, u64)]) {
    for &(gift, reduction, real_cost) in rows {
        let expected =
            Cost { yearly_gift: cents(gift), reduction: cents(reduction), real_cost: cents(real_cost), monthly: None };
        assert_eq!(cost(cents(gift), Once, &regime(id)), expected, "{gift} cents once, {id:?}");
    }
}

/// A monthly gift in cents; the year's gift, reduction and real cost; the month's real cost.
fn check_monthly(id: RegimeId, rows: &[(u64, u64, u64, u64, u64)]) {
    for &(gift, yearly_gift, reduction, real_cost, month) in rows {
        let expected = Cost {
            yearly_gift: cents(yearly_gift),
            reduction: cents(reduction),
            real_cost: cents(real_cost),
            monthly: Some(Monthly { gift: cents(gift), real_cost: cents(month) }),
        };
        assert_eq!(cost(cents(gift), EveryMonth, &regime(id)), expected, "{gift} cents a month, {id:?}");
    }
}

#[test]
fn a_single_gift_gives_back_66_percent_of_income_tax() {
    check_once(
        RegimeId::Ir,
        &[
            (0, 0, 0),
            (1, 0, 1), // 0.66 of a cent is not promised
            (2, 1, 1), // 1.32
            (1_00, 66, 34),
            (5_00, 3_30, 1_70),
            (10_00, 6_60, 3_40),
            (12_50, 8_25, 4_25),
            (19_99, 13_19, 6_80), // 13.1934
            (20_00, 13_20, 6_80),
            (30_00, 19_80, 10_20),
            (33_33, 21_99, 11_34), // 21.9978
            (50_00, 33_00, 17_00),
            (99_99, 65_99, 34_00), // 65.9934
            (100_00, 66_00, 34_00),
            (250_00, 165_00, 85_00),
            (500_00, 330_00, 170_00),
            (1_000_00, 660_00, 340_00),
            (1_234_56, 814_80, 419_76), // 814.8096
            (5_000_00, 3_300_00, 1_700_00),
            (100_000_00, 66_000_00, 34_000_00),
        ],
    );
}

#[test]
fn a_monthly_gift_gives_back_66_percent_of_twelve_gifts() {
    check_monthly(
        RegimeId::Ir,
        &[
            (1, 12, 7, 5, 0),      // 7.92 cents; 5/12 of a cent
            (10, 1_20, 79, 41, 3), // 79.2 cents; 3.42
            (5_00, 60_00, 39_60, 20_40, 1_70),
            (9_99, 119_88, 79_12, 40_76, 3_40), // 79.1208; 3.3967
            (10_00, 120_00, 79_20, 40_80, 3_40),
            (12_50, 150_00, 99_00, 51_00, 4_25),
            (20_00, 240_00, 158_40, 81_60, 6_80),
            (33_33, 399_96, 263_97, 135_99, 11_33), // 263.9736; 11.3325
            (50_00, 600_00, 396_00, 204_00, 17_00),
            (100_00, 1_200_00, 792_00, 408_00, 34_00),
        ],
    );
}

#[test]
fn a_single_gift_gives_back_75_percent_of_wealth_tax_up_to_50_000_euros() {
    check_once(
        RegimeId::Ifi,
        &[
            (1, 0, 1),
            (3, 2, 1), // 2.25
            (20_00, 15_00, 5_00),
            (50_00, 37_50, 12_50),
            (99_99, 74_99, 25_00), // 74.9925
            (100_00, 75_00, 25_00),
            (500_00, 375_00, 125_00),
            (5_000_00, 3_750_00, 1_250_00),
            (66_666_66, 49_999_99, 16_666_67), // 49,999.995
            (66_666_67, 50_000_00, 16_666_67), // 50,000.0025
            (66_667_00, 50_000_00, 16_667_00), // 50,000.25, above the limit
            (100_000_00, 50_000_00, 50_000_00),
            (1_000_000_00, 50_000_00, 950_000_00),
        ],
    );
}

#[test]
fn monthly_gifts_reach_the_wealth_tax_limit_together() {
    check_monthly(
        RegimeId::Ifi,
        &[
            (2, 24, 18, 6, 1), // half a cent a month is rounded up
            (10_00, 120_00, 90_00, 30_00, 2_50),
            (50_00, 600_00, 450_00, 150_00, 12_50),
            (5_555_55, 66_666_60, 49_999_95, 16_666_65, 1_388_89), // 1,388.8875
            (5_555_56, 66_666_72, 50_000_00, 16_666_72, 1_388_89), // 50,000.04, above the limit; 1,388.8933
            (10_000_00, 120_000_00, 50_000_00, 70_000_00, 5_833_33),
        ],
    );
}

#[test]
fn a_company_gets_back_60_percent_up_to_two_million_euros_and_40_percent_beyond() {
    check_once(
        RegimeId::Is,
        &[
            (1, 0, 1),
            (20_00, 12_00, 8_00),
            (99_99, 59_99, 40_00), // 59.994
            (100_00, 60_00, 40_00),
            (1_000_00, 600_00, 400_00),
            (5_000_00, 3_000_00, 2_000_00),
            (20_000_00, 12_000_00, 8_000_00),
            (1_999_999_99, 1_199_999_99, 800_000_00), // 1,199,999.994
            (2_000_000_00, 1_200_000_00, 800_000_00),
            (2_000_000_01, 1_200_000_00, 800_000_01), // 0.4 of a cent more
            (2_000_000_03, 1_200_000_01, 800_000_02), // 1.2 cents more
            (2_000_001_00, 1_200_000_40, 800_000_60),
            (3_000_000_00, 1_600_000_00, 1_400_000_00),
            (5_000_000_00, 2_400_000_00, 2_600_000_00),
        ],
    );
}

#[test]
fn monthly_gifts_of_a_company_reach_two_million_euros_together() {
    check_monthly(
        RegimeId::Is,
        &[
            (100_00, 1_200_00, 720_00, 480_00, 40_00),
            (1_000_00, 12_000_00, 7_200_00, 4_800_00, 400_00),
            (166_666_67, 2_000_000_04, 1_200_000_01, 800_000_03, 66_666_67), // 1.6 cents above; 66,666.6692
            (200_000_00, 2_400_000_00, 1_360_000_00, 1_040_000_00, 86_666_67),
        ],
    );
}

#[test]
fn both_parts_are_added_before_the_one_rounding() {
    // 1 cent at 0.5 and 1 cent at 0.5 make one cent; rounded separately, they would make none.
    let half = Rate::parse("0.5").unwrap();
    let regime = Regime { rate: half, above: Some(Above { amount: cents(1), rate: half }), ..regime(RegimeId::Is) };
    assert_eq!(cost(cents(2), Once, &regime).reduction, cents(1));
}

#[test]
fn the_largest_gift_every_month_neither_overflows_nor_promises_more_than_it_gives() {
    for id in [RegimeId::Ir, RegimeId::Ifi, RegimeId::Is] {
        let cost = cost(Cents::MAX, EveryMonth, &regime(id));
        assert_eq!(cost.yearly_gift, Cents::MAX, "{id:?}");
        assert_eq!(cost.reduction.get() + cost.real_cost.get(), Cents::MAX.get(), "{id:?}");
    }
    // Page data is deserialised without `Cents::new`: whatever a damaged page holds, nothing panics.
    let damaged: Cents = serde_json::from_str("18446744073709551615").unwrap();
    let wrapping: Cents = serde_json::from_str("1537228672809129302").unwrap(); // times twelve: 2^64 and 8
    assert_eq!(cost(wrapping, EveryMonth, &regime(RegimeId::Ir)).yearly_gift, Cents::MAX);
    let excessive: Rate = serde_json::from_str("65535").unwrap();
    let regime = Regime { rate: excessive, maximum_reduction: Some(damaged), ..regime(RegimeId::Ir) };
    assert_eq!(cost(damaged, EveryMonth, &regime).real_cost, cents(0));
}

#[test]
fn cost_and_reduction_stay_within_their_bounds_and_grow_with_the_gift() {
    let mut random = Random(6);
    for _ in 0..5_000 {
        let rate = |parts: u64| serde_json::from_str::<Rate>(&parts.to_string()).unwrap();
        let chance = |random: &mut Random| random.below(2) == 0;
        let above = chance(&mut random)
            .then(|| Above { amount: cents(random.below(1 << 30)), rate: rate(random.below(10_001)) });
        let maximum_reduction = chance(&mut random).then(|| cents(random.below(1 << 24)));
        let rate = rate(random.below(10_001));
        let regime = Regime { rate, above, maximum_reduction, ..regime(RegimeId::Ir) };
        let frequency = if chance(&mut random) { Once } else { EveryMonth };
        let bits = 1 + random.below(36);
        let (less, more) = (random.below(1 << bits), random.below(100));
        let (low, high) = (cost(cents(less), frequency, &regime), cost(cents(less + more), frequency, &regime));
        for cost in [&low, &high] {
            assert!(cost.reduction <= cost.yearly_gift, "{regime:?} {cost:?}");
            assert!(maximum_reduction.is_none_or(|cap| cost.reduction <= cap), "{regime:?} {cost:?}");
            assert_eq!(cost.reduction.get() + cost.real_cost.get(), cost.yearly_gift.get(), "{regime:?} {cost:?}");
            if let Some(monthly) = cost.monthly {
                let gap = (monthly.real_cost.get() * 12).abs_diff(cost.real_cost.get());
                assert!(gap <= 6, "{regime:?} {cost:?}");
            }
        }
        assert!(low.real_cost <= high.real_cost, "{regime:?} {low:?} {high:?}");
        assert!(low.reduction <= high.reduction, "{regime:?} {low:?} {high:?}");
    }
}

// --- What people type --------------------------------------------------------------------------------------------

fn check_amounts(rows: &[(&str, Result<u64, AmountError>)]) {
    for &(text, expected) in rows {
        assert_eq!(read_amount(text, minimum(), Cents::MAX), expected.map(cents), "{text:?}");
    }
}

#[test]
fn whole_euros_are_read_with_or_without_their_sign() {
    check_amounts(&[
        ("50", Ok(50_00)),
        ("  50 ", Ok(50_00)),
        ("\u{a0}50\u{202f}", Ok(50_00)),
        ("50€", Ok(50_00)),
        ("50 €", Ok(50_00)),
        ("50\u{a0}€", Ok(50_00)),
        ("50\u{202f}€ ", Ok(50_00)),
        ("€50", Ok(50_00)),
        ("€ 50", Ok(50_00)),
        ("50 euros", Ok(50_00)),
        ("50 Euro", Ok(50_00)),
        ("50euros", Ok(50_00)),
        ("50 EUR", Ok(50_00)),
        ("EUR 50", Ok(50_00)),
        ("0050", Ok(50_00)),
        ("\u{feff}50\u{200b}", Ok(50_00)),
    ]);
}

#[test]
fn decimals_are_read_after_a_comma_a_dot_or_the_euro_sign() {
    check_amounts(&[
        ("12,50", Ok(12_50)),
        ("12.50", Ok(12_50)),
        ("12,5", Ok(12_50)),
        ("12.5", Ok(12_50)),
        ("12,05", Ok(12_05)),
        ("12,50 €", Ok(12_50)),
        ("12 , 50", Ok(12_50)),
        ("12€50", Ok(12_50)),
        ("12 € 50", Ok(12_50)),
        ("12,", Ok(12_00)),
        ("12.", Ok(12_00)),
        ("12,00", Ok(12_00)),
    ]);
}

#[test]
fn thousands_are_read_in_groups_of_three() {
    check_amounts(&[
        ("1000", Ok(1_000_00)),
        ("1 000", Ok(1_000_00)),
        ("1\u{2009}000", Ok(1_000_00)),
        ("1\u{202f}000", Ok(1_000_00)),
        ("1\u{a0}000", Ok(1_000_00)),
        ("1  000", Ok(1_000_00)),
        ("1'000", Ok(1_000_00)),
        ("1’000", Ok(1_000_00)),
        ("10 000 €", Ok(10_000_00)),
        ("1 234,56", Ok(1_234_56)),
        ("1\u{202f}234,56\u{a0}€", Ok(1_234_56)),
        ("1 234.56", Ok(1_234_56)),
        ("1.234,56", Ok(1_234_56)),
        ("1,234.56", Ok(1_234_56)),
        ("1.234€56", Ok(1_234_56)),
        ("1.000,", Ok(1_000_00)),
        ("1.000.000", Ok(1_000_000_00)),
        ("1.000.000,50", Ok(1_000_000_50)),
        ("1 000 000,50", Ok(1_000_000_50)),
    ]);
}

#[test]
fn digits_of_other_scripts_count_as_digits() {
    check_amounts(&[("５０", Ok(50_00)), ("٥٠", Ok(50_00)), ("۵۰", Ok(50_00)), ("１ ０００", Ok(1_000_00))]);
}

#[test]
fn an_ambiguous_amount_is_never_guessed() {
    check_amounts(&[
        ("1.000", Err(Ambiguous)),
        ("1,000", Err(Ambiguous)),
        ("12.500", Err(Ambiguous)),
        ("100,000 €", Err(Ambiguous)),
        ("12 50", Err(Ambiguous)),
        ("1 00", Err(Ambiguous)),
        ("1000 000", Err(Ambiguous)),
        ("1.000 000", Err(Ambiguous)),
        ("12€5", Err(Ambiguous)),
        ("06 12 34 56 78", Err(Ambiguous)),
    ]);
}

#[test]
fn an_empty_amount_is_told_apart_from_one_that_is_no_number() {
    check_amounts(&[
        ("", Err(Empty)),
        ("   ", Err(Empty)),
        ("\u{202f}", Err(Empty)),
        ("€", Err(Empty)),
        (" euros ", Err(Empty)),
        ("cinquante", Err(NotANumber)),
        ("50 francs", Err(NotANumber)),
        ("$50", Err(NotANumber)),
        ("50%", Err(NotANumber)),
        ("50k", Err(NotANumber)),
        ("1e5", Err(NotANumber)),
        ("NaN", Err(NotANumber)),
        ("inf", Err(NotANumber)),
        ("0x50", Err(NotANumber)),
        ("+50", Err(NotANumber)),
        ("50-100", Err(NotANumber)),
        ("50/2", Err(NotANumber)),
        ("€50€", Err(NotANumber)),
        ("-", Err(NotANumber)),
        (",", Err(NotANumber)),
        (" . ", Err(NotANumber)),
        ("½", Err(NotANumber)),
        ("50\u{301}", Err(NotANumber)),
        ("<b>50</b>", Err(NotANumber)),
    ]);
}

#[test]
fn separators_that_make_no_number_are_reported_as_such() {
    check_amounts(&[
        ("1,2,3", Err(SeveralSeparators)),
        ("12,,50", Err(SeveralSeparators)),
        ("1,000,000", Err(SeveralSeparators)),
        ("1..000", Err(SeveralSeparators)),
        ("1.2.3", Err(SeveralSeparators)),
        ("1.5,000", Err(SeveralSeparators)),
        ("12,34.5", Err(SeveralSeparators)),
        ("1 000.000,00", Err(SeveralSeparators)),
        ("1.000,00.0", Err(SeveralSeparators)),
        ("12,50,", Err(SeveralSeparators)),
        ("12,€50", Err(NotANumber)),
    ]);
}

#[test]
fn amounts_finer_than_a_cent_are_refused() {
    check_amounts(&[
        ("12,5000", Err(TooManyDecimals)),
        ("12.3456", Err(TooManyDecimals)),
        ("0,500", Err(TooManyDecimals)),
        ("1000,500", Err(TooManyDecimals)),
        ("1 234,567", Err(TooManyDecimals)),
        ("1.234,567", Err(TooManyDecimals)),
        ("12,33333333333333333333333333", Err(TooManyDecimals)),
    ]);
}

#[test]
fn amounts_outside_the_limits_name_the_limit() {
    check_amounts(&[
        ("0", Err(too_small())),
        ("0,00 €", Err(too_small())),
        ("4,99", Err(too_small())),
        ("5", Ok(5_00)),
        (",50", Err(too_small())),
        ("-50", Err(too_small())),
        ("− 50 €", Err(too_small())),
        ("-1.000", Err(Ambiguous)),
        ("-99999999999999999999", Err(too_small())),
        ("10000000000", Ok(1_000_000_000_000)),
        ("10000000000,01", Err(too_large())),
        ("99999999999999999999999999999999", Err(too_large())),
        ("184467440737095566,16", Err(too_large())), // 2^64 cents and 50 €
    ]);
    let maximum = cents(100_000_00);
    assert_eq!(read_amount("100 000", minimum(), maximum), Ok(maximum));
    assert_eq!(read_amount("100 000,01", minimum(), maximum), Err(AmountError::TooLarge { maximum }));
    let nothing = Cents::default();
    assert_eq!(read_amount("0", nothing, maximum), Err(AmountError::TooSmall { minimum: nothing }));
}

#[test]
fn every_amount_reads_back_in_each_way_of_writing_it() {
    let mut random = Random(36);
    for _ in 0..5_000 {
        let bits = 1 + random.below(39);
        let amount = 5_00 + random.below(1 << bits);
        let (euros, rest) = (amount / 100, amount % 100);
        for thousands in ["", " ", "\u{a0}", "\u{202f}", "\u{2009}", "'"] {
            let whole = grouped(euros, thousands);
            for text in [format!("{whole},{rest:02}"), format!("{whole}.{rest:02} €"), format!("€{whole},{rest:02}")]
            {
                assert_eq!(read_amount(&text, minimum(), Cents::MAX), Ok(cents(amount)), "{text:?}");
            }
        }
    }
}

#[test]
fn no_text_breaks_the_parser_and_every_amount_read_is_within_the_limits() {
    let pieces: Vec<char> = "0123456789,. '’€-−e+|٥５\u{a0}\u{202f}\u{200b}é🎁".chars().collect();
    let mut random = Random(2026);
    for _ in 0..20_000 {
        let length = random.below(12);
        let text: String = (0..length).filter_map(|_| pieces.get(random.index(pieces.len()))).collect();
        if let Ok(amount) = read_amount(&text, minimum(), cents(10_000_00)) {
            assert!((minimum()..=cents(10_000_00)).contains(&amount), "{text:?}");
        }
    }
}

// --- Payment links -----------------------------------------------------------------------------------------------

/// Checks the link, whether it carries the amount, and whether it carries the frequency.
fn check_destination(
    provider: &Provider,
    gift: Option<u64>,
    frequency: Frequency,
    (href, carries_amount, carries_frequency): (&str, bool, bool),
) {
    let expected = Destination { href: href.to_owned(), carries_amount, carries_frequency };
    assert_eq!(destination(provider, gift.map(cents), frequency), expected, "{gift:?} {frequency:?}");
}

fn provider(url: &str) -> Provider {
    Provider { url: Link::parse(url).unwrap(), amount: None, frequency: None, links: Vec::new() }
}

fn reading_amount(url: &str, unit: AmountUnit) -> Provider {
    Provider { amount: Some(AmountParameter { name: "amount".to_owned(), unit }), ..provider(url) }
}

fn reading_both(url: &str) -> Provider {
    let frequency =
        FrequencyParameter { name: "every".to_owned(), once: "one time".to_owned(), monthly: "month".to_owned() };
    Provider { frequency: Some(frequency), ..reading_amount(url, AmountUnit::Euro) }
}

#[test]
fn a_payment_page_that_reads_both_parameters_gets_both() {
    let page = reading_both("https://give.example/form");
    check_destination(&page, Some(50_00), EveryMonth, ("https://give.example/form?every=month&amount=50", true, true));
    let once = "https://give.example/form?every=one%20time&amount=12.05";
    check_destination(&page, Some(12_05), Once, (once, true, true));
    check_destination(&page, None, EveryMonth, ("https://give.example/form?every=month", false, true));
}

#[test]
fn amounts_travel_in_the_unit_that_the_page_reads() {
    let euro = reading_amount("https://give.example/", AmountUnit::Euro);
    check_destination(&euro, Some(12_00), Once, ("https://give.example/?amount=12", true, false));
    check_destination(&euro, Some(12_50), Once, ("https://give.example/?amount=12.50", true, false));
    check_destination(&euro, Some(1_000_05), Once, ("https://give.example/?amount=1000.05", true, false));
    let cent = reading_amount("https://give.example/", AmountUnit::Cent);
    check_destination(&cent, Some(12_50), Once, ("https://give.example/?amount=1250", true, false));
}

#[test]
fn a_monthly_gift_never_arrives_as_a_single_one_with_its_amount_filled_in() {
    let page = reading_amount("https://give.example/", AmountUnit::Euro);
    check_destination(&page, Some(50_00), EveryMonth, ("https://give.example/", false, false));
}

#[test]
fn parameters_join_those_that_are_there_and_stay_before_the_fragment() {
    for (url, href) in [
        ("https://give.example", "https://give.example?amount=50"),
        ("https://give.example/a?form=7", "https://give.example/a?form=7&amount=50"),
        ("https://give.example/a?", "https://give.example/a?amount=50"),
        ("https://give.example/a?form=7&", "https://give.example/a?form=7&amount=50"),
        ("https://give.example/a#don", "https://give.example/a?amount=50#don"),
        ("https://give.example/a?form=7#don?x", "https://give.example/a?form=7&amount=50#don?x"),
        ("https://give.example/a?amount=20&form=7", "https://give.example/a?form=7&amount=50"),
        ("https://give.example/a?amount", "https://give.example/a?amount=50"),
    ] {
        check_destination(&reading_amount(url, AmountUnit::Euro), Some(50_00), Once, (href, true, false));
    }
}

#[test]
fn names_and_values_are_percent_encoded() {
    let amount = Some(AmountParameter { name: "don[montant]&x".to_owned(), unit: AmountUnit::Cent });
    let frequency =
        Some(FrequencyParameter { name: "é=#".to_owned(), once: "a&b=c#d".to_owned(), monthly: "+/?".to_owned() });
    let page = Provider { amount, frequency, ..provider("https://give.example/") };
    let once = "https://give.example/?%C3%A9%3D%23=a%26b%3Dc%23d&don%5Bmontant%5D%26x=100";
    check_destination(&page, Some(1_00), Once, (once, true, true));
    let monthly = "https://give.example/?%C3%A9%3D%23=%2B%2F%3F&don%5Bmontant%5D%26x=100";
    check_destination(&page, Some(1_00), EveryMonth, (monthly, true, true));
}

#[test]
fn a_ready_link_wins_for_its_own_amount_and_frequency_only() {
    let link =
        ProviderLink { amount: cents(50_00), frequency: Once, url: Link::parse("https://GIVE.example/fifty").unwrap() };
    let page = Provider { links: vec![link], ..reading_both("https://give.example/") };
    check_destination(&page, Some(50_00), Once, ("https://GIVE.example/fifty", true, true));
    check_destination(&page, Some(50_00), EveryMonth, ("https://give.example/?every=month&amount=50", true, true));
    check_destination(&page, Some(50_01), Once, ("https://give.example/?every=one%20time&amount=50.01", true, true));
}

#[test]
fn a_link_to_another_host_or_without_encryption_is_never_followed() {
    for url in [
        "https://evil.example/fifty",
        "https://give.example.evil.example/fifty",
        "https://give.example@evil.example/fifty",
        "https://evil.example?https://give.example/",
        "https://evil.example#@give.example/",
        "https://notgive.example/",
        "http://give.example/fifty",
        "/fifty",
    ] {
        let link = ProviderLink { amount: cents(50_00), frequency: Once, url: Link::parse(url).unwrap() };
        let page = Provider { links: vec![link], ..provider("https://give.example/") };
        check_destination(&page, Some(50_00), Once, ("https://give.example/", false, false));
    }
}

#[test]
fn whatever_the_parameters_say_the_host_stays_the_same() {
    let name = "@evil.example/".to_owned();
    let amount = Some(AmountParameter { name, unit: AmountUnit::Euro });
    let page = Provider { amount, ..provider("https://user@give.example:8443") };
    let href = destination(&page, Some(cents(50_00)), Once).href;
    assert_eq!(href, "https://user@give.example:8443?%40evil.example%2F=50");
    assert_eq!(Link::parse(&href).unwrap().host(), Some("give.example"));
    assert_eq!(host(&page), "give.example");
}

#[test]
fn a_plain_page_helloasso_and_donorbox_get_no_parameters() {
    for (example, url, name) in [
        (include_str!("../fixtures/providers/plain.json"), "https://www.example.org/soutenir/don", "www.example.org"),
        (
            include_str!("../fixtures/providers/helloasso.json"),
            "https://www.helloasso.com/associations/exemple/formulaires/1",
            "www.helloasso.com",
        ),
        (include_str!("../fixtures/providers/donorbox.json"), "https://donorbox.org/exemple", "donorbox.org"),
    ] {
        let provider = example_provider(example);
        assert_eq!(host(&provider), name);
        for gift in [None, Some(50_00), Some(12_50)] {
            check_destination(&provider, gift, Once, (url, false, false));
            check_destination(&provider, gift, EveryMonth, (url, false, false));
        }
    }
}

#[test]
fn stripe_has_one_link_for_each_preset_and_its_open_page_for_the_rest() {
    let stripe = example_provider(include_str!("../fixtures/providers/stripe.json"));
    let open = "https://buy.stripe.com/exemple-montant-libre";
    assert_eq!(host(&stripe), "buy.stripe.com");
    check_destination(&stripe, Some(50_00), Once, ("https://buy.stripe.com/exemple-ponctuel-50", true, true));
    check_destination(&stripe, Some(50_00), EveryMonth, ("https://buy.stripe.com/exemple-mensuel-50", true, true));
    check_destination(&stripe, Some(30_00), EveryMonth, (open, false, false));
    check_destination(&stripe, Some(12_50), Once, (open, false, false));
    check_destination(&stripe, None, Once, (open, false, false));
}

#[test]
fn givebutter_reads_the_amount_and_has_ready_links_for_monthly_presets() {
    let givebutter = example_provider(include_str!("../fixtures/providers/givebutter.json"));
    let page = "https://www.example.org/donner";
    check_destination(&givebutter, Some(50_00), Once, (&format!("{page}?amount=50"), true, false));
    check_destination(&givebutter, Some(12_50), Once, (&format!("{page}?amount=12.50"), true, false));
    let monthly = format!("{page}?amount=50&frequency=monthly");
    check_destination(&givebutter, Some(50_00), EveryMonth, (&monthly, true, true));
    check_destination(&givebutter, Some(12_50), EveryMonth, (page, false, false));
    check_destination(&givebutter, None, EveryMonth, (page, false, false));
}

/// A provider in the catalogue's notation.
fn example_provider(json: &str) -> Provider {
    let value: Value = serde_json::from_str(json).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let link = |value: &Value| Link::parse(value.as_str().unwrap()).unwrap();
    let amount = value.pointer("/parameters/amount").map(|amount| AmountParameter {
        name: text(&amount["name"]),
        unit: if amount["unit"] == "cent" { AmountUnit::Cent } else { AmountUnit::Euro },
    });
    let frequency = value.pointer("/parameters/frequency").map(|frequency| FrequencyParameter {
        name: text(&frequency["name"]),
        once: text(&frequency["once"]),
        monthly: text(&frequency["monthly"]),
    });
    let links = value["links"].as_array().into_iter().flatten().map(|ready| ProviderLink {
        amount: Cents::parse_euros(&ready["amount"].to_string()).unwrap(),
        frequency: if ready["frequency"] == "monthly" { EveryMonth } else { Once },
        url: link(&ready["url"]),
    });
    Provider { url: link(&value["url"]), amount, frequency, links: links.collect() }
}

// --- The choice, and what the device remembers -------------------------------------------------------------------

const NOW: u64 = 1_764_000_000_000;
const DAY: u64 = 86_400_000;

fn other(text: &str) -> Option<ChosenAmount> {
    Some(ChosenAmount::Other(text.to_owned()))
}

fn preset(value: u64) -> Option<ChosenAmount> {
    Some(ChosenAmount::Preset(cents(value)))
}

fn amounts() -> Amounts {
    let list = |values: &[u64]| values.iter().copied().map(cents).collect();
    Amounts { once: list(&[30_00, 50_00, 100_00]), monthly: list(&[5_00, 10_00, 50_00]) }
}

#[test]
fn nothing_that_costs_is_chosen_for_the_donor() {
    let choice = GiftChoice::default();
    assert_eq!(choice, GiftChoice { frequency: Once, amount: None, regime: RegimeId::Ir });
    assert_eq!(choice.gift(minimum(), Cents::MAX), None);
}

#[test]
fn a_chosen_amount_is_within_the_limits_or_says_why_not() {
    let gift = |amount| GiftChoice { amount, ..GiftChoice::default() }.gift(minimum(), cents(100_00));
    assert_eq!(gift(preset(50_00)), Some(Ok(cents(50_00))));
    assert_eq!(gift(preset(1)), Some(Err(too_small())));
    assert_eq!(gift(preset(100_01)), Some(Err(AmountError::TooLarge { maximum: cents(100_00) })));
    assert_eq!(gift(other("12,50")), Some(Ok(cents(12_50))));
    assert_eq!(gift(other("")), Some(Err(Empty)));
    assert_eq!(gift(other("beaucoup")), Some(Err(NotANumber)));
}

#[test]
fn an_amount_that_is_not_offered_becomes_the_other_amount() {
    let choice = GiftChoice { amount: preset(100_00), ..GiftChoice::default() };
    assert_eq!(choice.clone().offered_by(&amounts()), choice);
    let monthly = GiftChoice { frequency: EveryMonth, ..choice };
    assert_eq!(monthly.offered_by(&amounts()).amount, other("100"));
    for kept in [None, other("abc")] {
        let choice = GiftChoice { amount: kept, ..GiftChoice::default() };
        assert_eq!(choice.clone().offered_by(&amounts()), choice);
    }
}

#[test]
fn a_tax_that_the_catalogue_does_not_have_falls_back_to_its_first() {
    let checked_on = Date::parse("2026-11-22").unwrap();
    let tax = Tax { checked_on, regimes: vec![regime(RegimeId::Is), regime(RegimeId::Ifi)] };
    let id = |id| GiftChoice { regime: id, ..GiftChoice::default() }.regime(&tax).unwrap().id;
    assert_eq!(id(RegimeId::Ifi), RegimeId::Ifi);
    assert_eq!(id(RegimeId::Ir), RegimeId::Is);
    assert_eq!(GiftChoice::default().regime(&Tax { checked_on, regimes: Vec::new() }), None);
}

#[test]
fn a_choice_is_remembered_in_one_short_line() {
    let choice = GiftChoice { frequency: EveryMonth, amount: preset(50_00), regime: RegimeId::Ir };
    assert_eq!(choice.to_memory(NOW), "1|monthly|5000|ir|1764000000000");
    let choice = GiftChoice { frequency: Once, amount: other("12,50"), regime: RegimeId::Ifi };
    assert_eq!(choice.to_memory(NOW), "1|once|=12,50|ifi|1764000000000");
    assert_eq!(GiftChoice::default().to_memory(0), "1|once||ir|0");
}

#[test]
fn every_choice_comes_back_from_memory_for_three_days() {
    for frequency in [Once, EveryMonth] {
        for regime in [RegimeId::Ir, RegimeId::Ifi, RegimeId::Is] {
            let typed = ["", "12,50", "1.000", "12,,5", "1\u{202f}000 000,00", "٥٠", "1'000", "12€50"].map(other);
            for amount in [None, preset(50_00), preset(Cents::MAX.get())].into_iter().chain(typed) {
                let choice = GiftChoice { frequency, amount, regime };
                let line = choice.to_memory(NOW);
                assert_eq!(GiftChoice::from_memory(&line, NOW), Some(choice.clone()), "{line}");
                assert_eq!(GiftChoice::from_memory(&line, NOW + 3 * DAY - 1), Some(choice), "{line}");
                assert_eq!(GiftChoice::from_memory(&line, NOW + 3 * DAY), None, "{line}");
                assert_eq!(GiftChoice::from_memory(&line, NOW - 1), None, "{line}");
            }
        }
    }
}

#[test]
fn what_is_typed_by_mistake_is_not_kept() {
    for (typed, kept) in [
        ("50 euros", "50"),
        ("  50 €", "50"),
        ("Jeanne Martin", ""),
        ("jeanne@example.org", ""),
        ("4970 1012 3456 7890", ""),    // a card
        ("06 12 34 56 78", ""),         // a phone number
        ("1 85 05 78 006 084", ""),     // a social security number
        ("1                    2", ""), // longer than any amount
        ("50|is|0", ""),
    ] {
        let choice = GiftChoice { amount: other(typed), ..GiftChoice::default() };
        let line = choice.to_memory(NOW);
        assert_eq!(GiftChoice::from_memory(&line, NOW).unwrap().amount, other(kept), "{typed}");
    }
}

#[test]
fn an_invalid_line_is_no_choice() {
    for line in [
        "",
        "1",
        "|",
        "||||",
        "2|once|5000|ir|1764000000000",
        "1|once|5000|ir",
        "1|once|5000|ir|",
        "1|once|5000|ir|1764000000000|",
        "1|once|5000|ir|1764000000000|more",
        "1|Once|5000|ir|1764000000000",
        "1|weekly|5000|ir|1764000000000",
        "1|once|5000|tva|1764000000000",
        "1|once|+5000|ir|1764000000000",
        "1|once|-5000|ir|1764000000000",
        "1|once|50.00|ir|1764000000000",
        "1|once|1000000000001|ir|1764000000000",
        "1|once|99999999999999999999999|ir|1764000000000",
        "1|once|5000|ir|+1764000000000",
        "1|once|5000|ir|99999999999999999999999",
        "1|once|5000|ir|-1",
        "1|once|=<script>|ir|1764000000000",
        "1|once|=Jeanne|ir|1764000000000",
        "1|once|=1234567890|ir|1764000000000",
        "1|once|=                     |ir|1764000000000",
        " 1|once|5000|ir|1764000000000",
        "1|once|5000|ir|1764000000000\n",
        "{\"version\":1}",
    ] {
        assert_eq!(GiftChoice::from_memory(line, NOW), None, "{line:?}");
    }
}

#[test]
fn a_remembered_preset_is_still_checked_against_the_catalogue() {
    let choice = GiftChoice::from_memory("1|once|1|ir|1764000000000", NOW).unwrap().offered_by(&amounts());
    assert_eq!(choice.amount, other("0,01"));
    assert_eq!(choice.gift(minimum(), Cents::MAX), Some(Err(too_small())));
}

/// Checks the choice that `montant` and `frequence` in an address make. The tax regime cannot be chosen there.
fn check_query(montant: Option<&str>, frequence: Option<&str>, expected: Option<(Frequency, Option<ChosenAmount>)>) {
    let choice =
        GiftChoice::from_query(montant, frequence.and_then(read_frequency), &amounts(), minimum(), cents(1_000_00));
    let expected = expected.map(|(frequency, amount)| GiftChoice { frequency, amount, regime: RegimeId::Ir });
    assert_eq!(choice, expected, "{montant:?} {frequence:?}");
}

#[test]
fn an_address_preselects_what_it_asks_for() {
    check_query(Some("100"), Some("ponctuel"), Some((Once, preset(100_00))));
    check_query(Some("100"), None, Some((Once, preset(100_00))));
    check_query(Some("100"), Some("mensuel"), Some((EveryMonth, other("100"))));
    check_query(Some("10"), Some("mensuel"), Some((EveryMonth, preset(10_00))));
    check_query(Some("12,5"), None, Some((Once, other("12,50"))));
    check_query(None, Some("mensuel"), Some((EveryMonth, None)));
    check_query(None, Some("ponctuel"), Some((Once, None)));
}

#[test]
fn each_word_for_a_frequency_and_for_a_tax_is_read_back_and_travels_as_the_catalogue_has_it() {
    for frequency in Frequency::ALL {
        assert_eq!(read_frequency(parameter::frequency(frequency)), Some(frequency));
        assert_eq!(Frequency::parse(frequency.as_str()), Some(frequency));
        assert_eq!(json!(frequency), frequency.as_str());
    }
    for regime in RegimeId::ALL {
        assert_eq!(RegimeId::parse(regime.as_str()), Some(regime));
        assert_eq!(json!(regime), regime.as_str());
    }
    assert_eq!((Frequency::parse("mensuel"), RegimeId::parse("IR")), (None, None));
}

#[test]
fn values_that_make_no_sense_in_an_address_are_ignored() {
    for montant in ["", "abc", "0", "-100", "4,99", "1000,01", "1.000", "1e3", "<script>"] {
        check_query(Some(montant), None, None);
        check_query(Some(montant), Some("mensuel"), Some((EveryMonth, None)));
    }
    for frequence in ["", "Mensuel", "monthly", "hebdomadaire"] {
        check_query(None, Some(frequence), None);
        check_query(Some("100"), Some(frequence), Some((Once, preset(100_00))));
    }
    check_query(None, None, None);
}

// --- The form ----------------------------------------------------------------------------------------------------

fn offer() -> Offer {
    let tax = Tax { checked_on: Date::parse("2026-11-01").unwrap(), regimes: vec![regime(RegimeId::Ir)] };
    Offer {
        amounts: amounts(),
        minimum: minimum(),
        maximum: cents(1_000_00),
        provider: provider("https://www.example.org/don"),
        tax: Some(tax),
    }
}

/// The state of the form's fields; an empty word means that no button of the group is checked.
fn fields(frequency: &str, amount: &str, typed: &str, regime: &str) -> Fields {
    let on = |word: &str| (!word.is_empty()).then(|| word.to_owned());
    Fields { frequency: on(frequency), amount: on(amount), typed: typed.to_owned(), regime: on(regime) }
}

fn choice(frequency: Frequency, amount: Option<ChosenAmount>, regime: RegimeId) -> GiftChoice {
    GiftChoice { frequency, amount, regime }
}

#[test]
fn fields_become_a_choice_and_a_choice_becomes_fields() {
    for (said, made) in [
        (fields("ponctuel", "", "", "ir"), choice(Once, None, RegimeId::Ir)),
        (fields("mensuel", "1000", "", "is"), choice(EveryMonth, preset(10_00), RegimeId::Is)),
        (fields("mensuel", OTHER, "12,50", "ifi"), choice(EveryMonth, other("12,50"), RegimeId::Ifi)),
        (fields("ponctuel", OTHER, "", "ir"), choice(Once, other(""), RegimeId::Ir)),
    ] {
        assert_eq!(Fields::of(&made), said);
        assert_eq!(said.choice(&GiftChoice::default()), made);
    }
}

#[test]
fn unset_fields_keep_the_previous_choice_except_the_amount() {
    let before = choice(EveryMonth, preset(10_00), RegimeId::Is);
    let expected = choice(EveryMonth, None, RegimeId::Is);
    assert_eq!(fields("", "", "12", "").choice(&before), expected);
    assert_eq!(fields("monthly", "", "", "IR").choice(&before), expected);
}

#[test]
fn a_typed_amount_counts_only_while_its_button_is_checked() {
    let made = |amount| fields("ponctuel", amount, "12,50", "ir").choice(&GiftChoice::default()).amount;
    assert_eq!((made("5000"), made(OTHER), made("")), (preset(50_00), other("12,50"), None));
    // An amount too large for cents is not one of the preset amounts.
    assert_eq!(made("99999999999999999999"), other("12,50"));
}

#[test]
fn an_amount_that_a_new_frequency_does_not_offer_becomes_the_other_amount() {
    let offer = offer();
    let before = choice(Once, preset(100_00), RegimeId::Ir);
    let change = |frequency| offer.change(&before, fields(frequency, "10000", "", "ir"));
    assert_eq!(change("mensuel"), choice(EveryMonth, other("100"), RegimeId::Ir));
    assert_eq!(change("ponctuel"), before);
}

#[test]
fn a_visitors_input_wins_over_the_address_and_the_address_over_the_devices_memory() {
    let offer = offer();
    let (done, asked) = (choice(EveryMonth, None, RegimeId::Ir), choice(Once, preset(12_00), RegimeId::Ir));
    let kept = choice(Once, other("30"), RegimeId::Ir);
    let begin = |done: &GiftChoice, asked: Option<&GiftChoice>, kept: Option<&GiftChoice>| {
        offer.begin(done.clone(), asked.cloned(), || kept.cloned())
    };
    let first = offer.first();
    assert_eq!(begin(&done, Some(&asked), Some(&kept)), Beginning::AsItIs(done.clone()));
    // The requested amount is not among the preset ones.
    let shown = choice(Once, other("12"), RegimeId::Ir);
    assert_eq!(begin(&first, Some(&asked), Some(&kept)), Beginning::Asked(shown));
    assert_eq!(begin(&first, None, Some(&kept)), Beginning::Remembered(kept.clone()));
    assert_eq!(begin(&first, None, None), Beginning::AsItIs(first.clone()));
}

#[test]
fn the_devices_memory_is_not_read_when_something_else_counts() {
    let offer = offer();
    let done = choice(EveryMonth, None, RegimeId::Ir);
    for (done, asked) in [(done.clone(), None), (offer.first(), Some(done))] {
        offer.begin(done, asked, || panic!("the memory was read"));
    }
}

#[test]
fn the_cost_and_the_link_of_a_choice_follow_the_offer() {
    let offer = offer();
    let gift = choice(Once, preset(100_00), RegimeId::Ir);
    let rule = regime(RegimeId::Ir);
    assert_eq!(offer.regime(&gift), Some(&rule));
    assert_eq!(offer.cost(&gift), Some(cost(cents(100_00), Once, &rule)));
    assert_eq!(offer.destination(&gift), destination(&offer.provider, Some(cents(100_00)), Once));
    for amount in [None, other("1"), other("abc")] {
        let none = GiftChoice { amount, ..gift.clone() };
        assert_eq!((offer.gift(&none), offer.cost(&none)), (None, None));
        assert_eq!(offer.destination(&none), destination(&offer.provider, None, Once));
    }
    let untaxed = Offer { tax: None, ..offer.clone() };
    assert_eq!((untaxed.regime(&gift), untaxed.cost(&gift), untaxed.first()), (None, None, GiftChoice::default()));
}

// --- Deterministic random numbers --------------------------------------------------------------------------------

/// Marsaglia's xorshift: random enough to vary the cases, and the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }

    fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(u64::try_from(length).unwrap())).unwrap()
    }
}

/// A number with this separator between thousands.
fn grouped(number: u64, separator: &str) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{}{separator}{:03}", grouped(number / 1_000, separator), number % 1_000),
    }
}
