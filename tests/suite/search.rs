//! Search on the real catalogue: what a reader types, which entries must come, in which order, and no others.
//!
//! The expectations come from the texts, field by field, not from the search. An entry that is not listed must not
//! come. A query that ends with a space is finished; otherwise its last word may be the beginning of a longer one.

use crate::support::own_catalogue;
use kiosque::search::{Document, HEAD, Index, IndexFile, Query, build, excerpt, highlight, marked, match_labels};
use kiosque::{
    catalogue::Date,
    citation::sentence,
    page_data::build::PageBuilder,
    routes::BaseUrl,
    text::{date_forms, results_status, suggested_entries},
};
use serde_json::Value;
use std::sync::LazyLock;

#[test]
fn case_makes_no_difference() {
    check(&[
        ("Europe ", EUROPE),
        ("EUROPE ", EUROPE),
        ("europe", "financer bataille startups deepseek normes puissances energie"),
    ]);
}

#[test]
fn accents_and_ligatures_make_no_difference() {
    check(&[
        ("energie ", "energie"),
        ("énergie ", "energie"),
        ("ENERGIE ", "energie"),
        ("Énergie", "energie"),
        ("regulation ", REGULATION),
        ("etats-unis ", STATES),
        ("États\u{2011}Unis ", STATES),
        ("ETATS UNIS ", STATES),
        ("coeur ", "interet-general normes"),
        ("cœur ", "interet-general normes"),
        ("manoeuvre ", ""),
        ("coree du sud ", "interet-general"),
        ("Corée\u{A0}du\u{A0}Sud ", "interet-general"),
        ("hegemonie ", "biden"),
        ("societe ", "solutionnisme robot livre risques heure dangers ia-en-guerre promesses"),
        ("electricite ", "energie"),
        ("generative ", "replay startups risques"),
    ]);
}

#[test]
fn articles_and_pronouns_before_an_apostrophe_are_not_part_of_the_word() {
    check(&[
        ("l’Europe ", EUROPE),
        ("l'europe", "financer bataille startups deepseek normes puissances energie"),
        ("d’énergie ", "energie"),
        ("qu'Alliancy ", "deepseek startups"),
        ("l’IA ", AI),
        ("IA", AI),
        ("ia ", AI),
        ("s'en va-t'en guerre ", "ia-en-guerre"),
        ("l’ère ", "replay livre autonomie docteure"),
        ("L'ERE ", "replay livre autonomie docteure"),
        ("d’un sommet à l’autre ", "interet-general"),
        ("c’est l’inventeur ", "heure"),
        ("jusqu’à 13 ", "energie"),
        ("l`intelligence ", INTELLIGENCE),
        ("l´intérêt ", "interet-general livre promesses"),
        ("n'étude ", STUDIES),
        ("j’étude ", STUDIES),
        ("lorsqu’étude ", STUDIES),
        ("puisqu’étude ", STUDIES),
        ("quoiqu’étude ", STUDIES),
        ("t’étude m'étude ", STUDIES),
    ]);
}

#[test]
fn hyphens_and_spaces_of_every_kind_make_no_difference() {
    check(&[
        ("Roucy-Rochegonde ", ROUCY),
        ("roucy rochegonde ", ROUCY),
        ("Roucy\u{2010}Rochegonde ", ROUCY),
        ("Roucy\u{2011}Rochegonde ", ROUCY),
        ("Roucy\u{2013}Rochegonde ", ROUCY),
        ("roucyrochegonde ", ROUCY),
        ("semi-conducteurs ", "financer"),
        ("semiconducteur ", "financer"),
        ("semi conducteurs ", "financer"),
        ("techno-solutionnisme ", "solutionnisme"),
        ("technolibertarien ", "solutionnisme"),
        ("techno-libertarien ", "solutionnisme"),
        ("gou\u{AD}ver\u{AD}nance ", GOVERNANCE),
        ("Royaume-Uni ", "interet-general"),
        ("royaume uni ", "interet-general"),
        ("big\u{A0}tech ", "startups"),
        ("high-flyer ", "deepseek"),
        ("highflyer ", "deepseek"),
    ]);
}

#[test]
fn plurals_and_feminines_match_each_other_and_nothing_else() {
    check(&[
        ("européen ", "startups normes financer"),
        ("européennes ", "startups normes financer"),
        ("chinois ", "financer biden deepseek normes"),
        ("chinoise ", "financer biden deepseek normes"),
        ("drone ", "robots"),
        ("robots ", "robots robot militaires heure"),
        ("robot tueur ", "robots militaires heure"),
        ("généraux ", "interet-general ezzat"),
        ("générale ", "interet-general ezzat"),
        ("autonome ", "militaires ia-en-guerre robots"),
        ("autonomie ", "autonomie startups"),
        ("mondial ", "promesses puissances gouvernance-article russie energie gouvernance-podcast dangers startups"),
        ("mondiaux ", "promesses russie puissances energie gouvernance-podcast dangers gouvernance-article startups"),
        ("technologiques ", "solutionnisme biden deepseek financer normes startups"),
        ("militaire ", "militaires livre heure robot"),
        ("directrice ", "ezzat"),
        ("auteur ", "autonomie dangers startups"),
        ("autrice ", "autonomie dangers startups"),
        ("docteur ", "docteure"),
        ("inventrice ", "heure"),
        ("nouvelles ", "visage"),
        ("publique ", "fonds livre"),
        ("faux ", "solutionnisme"),
        ("fausse ", "solutionnisme"),
        ("américaine ", "biden startups bataille financer"),
        ("privé ", "bataille"),
        ("industrielle ", "robots"),
        ("enjeu ", "risques replay"),
        ("lieux ", ""),
        ("armée ", "financer"),
        ("russes ", "russie"),
        ("internationaux ", "risques gouvernance-article ezzat livre"),
        ("artificiel ", ARTIFICIAL),
        ("inventer ", "promesses"),
        ("discours ", "risques"),
        ("décryptages ", "dangers"),
        ("Paris ", "interet-general replay sommet promesses militaires gouvernance-podcast"),
        ("pari ", "deepseek"),
        ("fonds ", "fonds solutionnisme bataille deepseek"),
        ("course ", "russie deepseek risques"),
        ("grandes ", "dangers energie startups interet-general"),
        ("normes techniques ", "normes"),
        ("stratégiques ", "risques"),
    ]);
}

#[test]
fn the_last_word_may_be_unfinished() {
    check(&[
        ("gouv", GOVERNANCE),
        ("deeps", "deepseek"),
        (
            "intelligence art",
            "russie interet-general livre gouvernance-podcast autonomie gouvernance-article robots bataille \
             promesses fonds sommet ezzat docteure financer militaires dangers visage normes ia-en-guerre",
        ),
        ("roche", ROUCY),
        ("montb", "ezzat"),
        ("cent", "energie interet-general docteure ia-en-guerre bataille"),
        ("centres de donn", "energie bataille interet-general"),
        ("la guerre à l’h", WAR),
        ("guerre he", "heure robots"),
        ("armes auto", "militaires robots"),
        ("semi-cond", "financer"),
        ("laure de rou", ROUCY),
        ("multilat", "sommet"),
        ("Trump", "biden solutionnisme bataille"),
        ("ouvr", "interet-general sommet livre"),
        ("ouv ", ""),
    ]);
}

#[test]
fn typing_errors_are_forgiven_in_words_that_no_text_has() {
    check(&[
        ("gouvernence ", GOVERNANCE),
        ("inteligence ", INTELLIGENCE),
        ("artificeille ", ARTIFICIAL),
        ("deepseak ", "deepseek"),
        ("Roushegonde ", ROUCY),
        ("rochegond ", ROUCY),
        ("velliette ", "financer"),
        ("noccetti ", "russie"),
        ("Montbriol ", "ezzat"),
        ("poutinne ", "russie"),
        ("oppenhiemer ", "heure"),
        ("multilateralsime ", "sommet"),
        ("solutionisme ", "solutionnisme"),
        ("regulatoin ", REGULATION),
        ("crunchbse ", "financer"),
        ("geurre ", WAR),
        ("guere ia ", "heure visage ia-en-guerre militaires russie"),
        ("drnoes ", "robots"),
        ("ukarine ", "robots"),
        ("stragate ", "bataille"),
        ("eruope ", EUROPE),
        ("enregie ", "energie"),
        ("hegemoni", "biden"),
        ("inteligenc", INTELLIGENCE),
        ("UX ", ""),
        ("chne ", "normes bataille puissances deepseek startups"),
        ("xyzzyq ", ""),
        ("2052 ", ""),
        ("ijfri ", ""),
        ("capgemni ", "ezzat"),
    ]);
}

#[test]
fn every_word_must_match() {
    check(&[
        ("guerre ia ", "heure visage ia-en-guerre militaires russie"),
        ("la guerre et l’ia ", "heure visage ia-en-guerre militaires russie"),
        ("drones ukraine ", "robots"),
        ("Pajot risques ", "risques solutionnisme"),
        ("chine normes ", "normes"),
        ("sommet paris 2025 ", "interet-general sommet promesses gouvernance-podcast"),
        ("roucy guerre livre ", "livre autonomie heure docteure"),
        (
            "quelle est la gouvernance de l’intelligence artificielle ? ",
            "gouvernance-podcast gouvernance-article interet-general livre promesses sommet ezzat militaires dangers \
             visage normes",
        ),
        ("biden trump ", "biden"),
        ("données électricité ", "energie"),
    ]);
}

#[test]
fn quoted_words_match_only_side_by_side() {
    check(&[
        ("\"intelligence artificielle\" ", INTELLIGENCE),
        ("« armes autonomes »", "militaires robots"),
        ("“robots tueurs”", "robots militaires heure"),
        ("\"robot tueur\"", ""),
        ("\"tueurs robots\"", ""),
        ("\"guerre à l'ère\"", "livre autonomie docteure"),
        ("\"guerre à l’heure\"", "heure"),
        ("\"États-Unis\"", STATES),
        ("\"centres de données\" europe ", "bataille energie"),
        ("\"arme\"", "russie heure"),
        ("\"sommet de paris\" 2025 ", "interet-general sommet promesses gouvernance-podcast"),
        ("\"course à la puissance\"", "risques"),
        ("\"Laure de Roucy-Rochegonde\" livre ", "docteure livre autonomie heure"),
        ("\"champ de bat", "robots"),
        ("\"politique étrangère\"", "livre gouvernance-article"),
        ("\"artificielle intelligence\"", ""),
        ("\"universitaires de France\"", "livre docteure heure"),
    ]);
}

#[test]
fn people_are_found_by_their_names() {
    check(&[
        ("Hugo Le Picard ", "startups"),
        ("le picard ", "startups"),
        ("A. Buffard ", "energie"),
        ("pajot ", "interet-general solutionnisme risques"),
        ("Thierry de Montbrial ", "ezzat"),
        ("Chaverou ", "interet-general"),
        ("marc hecker ", "gouvernance-podcast"),
        ("aiman", "ezzat"),
        ("Mathilde Velliet ", "financer"),
        ("roucy ", ROUCY),
        ("elon musk ", "puissances"),
        ("joe biden ", "biden"),
    ]);
}

#[test]
fn kinds_are_words_too() {
    check(&[
        ("podcast ", "russie fonds puissances gouvernance-podcast visage solutionnisme gouvernance-article"),
        ("podcasts ", "russie fonds puissances gouvernance-podcast visage solutionnisme gouvernance-article"),
        ("étude ", STUDIES),
        ("vidéos ", "ezzat robot replay"),
        ("radio ", "docteure dangers"),
        ("entretiens ", "ia-en-guerre interet-general sommet militaires autonomie"),
        ("livre ", "livre docteure heure autonomie"),
        ("podcast guerre ", "visage russie"),
        ("replay ", "replay"),
        ("briefings ", "deepseek"),
    ]);
}

#[test]
fn years_are_words_too() {
    check(&[
        (
            "2025 ",
            "replay russie interet-general fonds puissances sommet energie solutionnisme promesses deepseek \
             gouvernance-podcast bataille",
        ),
        ("2024", "ezzat docteure robot livre financer risques interet-general energie startups"),
        ("étude 2024 ", "financer risques startups"),
        ("2030 ", "energie"),
        ("novembre 2024 ", "docteure robot"),
        ("2003-2023 ", "financer"),
    ]);
}

#[test]
fn series_and_stations_are_found() {
    check(&[
        ("France Culture ", "russie interet-general"),
        ("Le Temps ", "visage"),
        ("radio classique ", "dangers"),
        ("World Policy Conference ", "ezzat"),
    ]);
}

#[test]
fn short_words_and_numbers_count() {
    check(&[
        ("UE ", "normes"),
        ("U.E. ", "normes"),
        ("R1 ", "deepseek"),
        ("r1", "deepseek"),
        ("DG ", "ezzat"),
        ("dg capgemini ", "ezzat"),
        ("1,3 ", "energie"),
        ("1.3 ", "energie"),
        ("1 500 ", "interet-general"),
        ("1500 ", "interet-general"),
        ("1\u{202F}000 ", "energie"),
        ("0,2 % ", "energie"),
        ("9 % ", "energie"),
        ("17e ", "ezzat"),
        ("36ᵉ ", "robot"),
        ("TWh ", "energie"),
        ("AWS ", "startups"),
        ("PIB ", "startups"),
        ("AI Act ", "normes"),
        ("143 salariés ", "deepseek"),
        ("560 ", "energie"),
    ]);
}

#[test]
fn a_query_of_common_words_looks_in_titles_and_names() {
    let index = Index::open(&build(&catalogue(), &[])[0].bytes).unwrap();
    let expected = "sommet solutionnisme robot visage normes robots startups gouvernance-podcast";
    assert_eq!(ask(&index, "le "), expected);
    assert!(ask(&index, "à la une").starts_with("livre"), "any of the words is enough");
}

#[test]
fn a_query_without_a_word_narrows_nothing() {
    let index = Index::open(&build(&catalogue(), &[])[0].bytes).unwrap();
    for text in ["", " ", "?!", "« »", "g", "guerre g"] {
        let hits = index.search(&mut Query::parse(text));
        let all = if text.starts_with("guerre") { 10 } else { 29 };
        assert_eq!(hits.len(), all, "{text}");
    }
    assert!(Query::parse(" - ").is_empty());
    assert!(!Query::parse("l").is_empty());
}

#[test]
fn the_field_ranks_first_then_how_well_the_word_matches_then_the_order_given() {
    let fields = |word: &str| {
        let document = |change: &dyn Fn(&mut Document)| {
            let mut document = Document { title: "Autre chose".into(), ..Document::default() };
            change(&mut document);
            document
        };
        [
            document(&|document| document.body = word.into()),
            document(&|document| document.summary = word.into()),
            document(&|document| document.themes.push(word.into())),
            document(&|document| document.kind = word.into()),
            document(&|document| document.people.push(word.into())),
            document(&|document| document.title = word.into()),
        ]
    };
    let documents = [fields("chinoiserie"), fields("chinoise")].concat();
    // Titles 11 and 5, people 10 and 4, themes and kinds 8, 9, 2 and 3, summaries 7 and 1, bodies 6 and 0.
    assert_eq!(full_matches(&documents, "chinois"), [11, 5, 10, 4, 8, 9, 2, 3, 7, 1, 6, 0]);
    assert_eq!(full_matches(&documents, "chinois "), [11, 10, 8, 9, 7, 6]);
    assert_eq!(full_matches(&documents, "chinoize "), [11, 10, 8, 9, 7, 6]);
}

#[test]
fn forms_of_a_word_are_one_and_other_words_are_not() {
    let find = |one: &str, other: &str| {
        let title = |title: &str| Document { title: title.into(), ..Document::default() };
        full_matches(&[title(one), title(other)], &format!("{other} ")).len()
    };
    for pair in "européen/européennes général/généraux chercheur/chercheuse directeur/directrice auteur/autrice \
        docteur/docteure nouveau/nouvelle nouveau/nouveaux public/publique turc/turque grec/grecque faux/fausse \
        chinois/chinoise travail/travaux réseau/réseaux actif/active premier/première long/longue heureux/heureuse \
        privé/privée drone/drones enjeu/enjeux militaire/militaires international/internationaux tueur/tueuse \
        industriel/industrielle vieux/vieille armé/armés loi/lois essaim/essaims étranger/étrangères blanc/blanche"
        .split_whitespace()
    {
        let (one, other) = pair.split_once('/').unwrap();
        assert_eq!((find(one, other), find(other, one)), (2, 2), "{pair}");
    }
    for pair in "générative/général générative/génération autonome/autonomie organisation/organe Paris/pari \
        fonds/fond arme/armée course/cours nation/national militaire/militant universel/université politique/police \
        marque/Marc défense/défensif an/année opération/opérateur communication/communisme import/important \
        puissance/puissant banque/banc base/bas président/présidence relation/relatif information/informatique \
        action/actif essai/essaim chaux/châle"
        .split_whitespace()
    {
        let (one, other) = pair.split_once('/').unwrap();
        assert_eq!((find(one, other), find(other, one)), (1, 1), "{pair}");
    }
}

#[test]
fn a_phrase_may_be_unfinished() {
    let index = Index::open(&build(&catalogue(), &[])[0].bytes).unwrap();
    for text in ["\"armes auto", "\"armes aut", "“armes autonomes", "« armes autonomes »"] {
        assert_eq!(ask(&index, text), "militaires robots", "{text}");
    }
    assert_eq!(ask(&index, "\"armes a"), ask(&index, "\"armes\""));
    assert_eq!(ask(&index, "\"armes x"), ask(&index, "\"armes\""));
}

#[test]
fn one_error_from_five_letters_and_two_from_nine() {
    let documents = |title: &str| [Document { title: title.into(), ..Document::default() }];
    for (title, typed, is_found) in [
        ("Iran", "irna ", false),
        ("Liban", "lban ", true),
        ("Liban", "libann ", true),
        ("Liban", "ligan ", true),
        ("Liban", "ilban ", true),
        ("Liban", "lgiam ", false),
        ("Iran", "irann ", false),
        ("Ukrainien", "ukrianein ", true),
        ("Ukrainien", "krainen ", true),
        ("Dissuasion", "disuasoin ", true),
        ("Dissuasion", "dissuasion ", true),
        ("Dissuasion", "dizuasoin ", false),
        ("Covid-19", "covid-18 ", false),
    ] {
        assert_eq!(full_matches(&documents(title), typed).len(), usize::from(is_found), "{typed}for {title}");
    }
}

#[test]
fn other_alphabets_and_unusual_letters_are_found() {
    for (title, typed) in [
        ("La guerre d’aujourd’hui", "aujourd'hui "),
        ("La guerre d'aujourd'hui", "aujourdhui "),
        ("L’Ukraine jusqu’à l’OTAN", "l‘ukraine jusqu'otan"),
        ("COVID\u{2011}19 et GPT-4", "covid19 gpt4"),
        ("F35 et A400M", "f-35 a-400m"),
        ("Le T-72 et le S‑400", "t72 s400"),
        ("Les chercheur·euse·s", "chercheurs "),
        ("12\u{A0}345,5\u{202F}€", "12345,5"),
        ("Le 12.03.2024", "2024"),
        ("Œuvres de Þórður", "oeuvres thordur "),
        ("Nguyễn Phú Trọng", "nguyen phu trong"),
        ("Nicușor Dan", "nicusor "),
        ("Recep Tayyip Erdoğan", "erdogan"),
        ("Ḥizb Allāh", "hizb allah"),
        ("Владимир ПУТИН", "путин"),
        ("ΑΘΗΝΑ", "αθηνα"),
        ("Straße", "strasse"),
        ("E\u{301}nergie", "énergie"),
        ("Énergie", "e\u{301}nergie"),
        ("Le CO₂ et la 1ʳᵉ R&D", "co2 1re r&d"),
        ("中国", "中国"),
        ("Les \u{FB02}ux, un coe\u{FB03}cient, un e\u{FB00}ort", "flux coefficient effort"),
        ("Les flux, un coefficient, un effort", "\u{FB02}ux coe\u{FB03}cient e\u{FB00}ort"),
        ("La \u{FB01}n, l’a\u{FB04}ux, le \u{FB06}yle", "fin afflux style"),
        ("ＯＴＡＮ ２０２４", "otan 2024"),
        ("OTAN 2024", "ｏｔａｎ ２０２４"),
        ("Mᵐᵉ X, 10⁶ km², №\u{A0}3", "mme 106 km2 no 3"),
        ("L’É.N.A. et l’U.É.", "ena ue"),
        ("L’ENA et l’UE", "É.N.A. U.É."),
    ] {
        let documents = [Document { title: title.into(), ..Document::default() }];
        assert_eq!(full_matches(&documents, typed), [0], "{typed}");
    }
}

#[test]
fn marks_cover_the_characters_of_the_original_text() {
    for (text, query, marked) in [
        ("Pour l’Europe, l'EUROPE et d’Europe", "europe", "Pour l’[Europe], l'[EUROPE] et d’[Europe]"),
        ("Les Européennes et l’européen", "européen ", "Les [Européennes] et l’[européen]"),
        ("Au cœur du Cœur", "coeur", "Au [cœur] du [Cœur]"),
        ("L’« IA » et l’IA.", "ia", "L’« [IA] » et l’[IA]."),
        ("Laure de Roucy\u{2011}Rochegonde", "roucy", "Laure de [Roucy]\u{2011}Rochegonde"),
        ("le techno-solutionnisme", "technosolutionnisme ", "le [techno-solutionnisme]"),
        ("le technosolutionnisme", "techno-solutionnisme ", "le [technosolutionnisme]"),
        ("gou\u{AD}vernance e\u{301}nergie", "gouvernance énergie", "[gou\u{AD}vernance] [e\u{301}nergie]"),
        ("1\u{202F}500 sites, 1,5 %", "1500 1,5", "[1\u{202F}500] sites, [1,5] %"),
        ("des armes, des armes autonomes", "\"armes autonomes\"", "des armes, des [armes autonomes]"),
        ("la guerre et l’ère", "la guerre et l’ia ", "la [guerre] et l’ère"),
        ("guerre", "gouvernance", "guerre"),
        ("", "guerre", ""),
    ] {
        assert_eq!(shown(text, &Query::parse(query)), marked, "{query}");
    }
}

#[test]
fn a_hostile_text_is_harmless_whether_it_is_marked_or_not() {
    for (text, query, html) in [
        ("R&D <script>guerre</script>", "guerre", "R&amp;D &lt;script&gt;<mark>guerre</mark>&lt;/script&gt;"),
        ("<img src=x onerror=alert(1)>", "img", "&lt;<mark>img</mark> src=x onerror=alert(1)&gt;"),
        ("<b>la & paix</b>", "", "&lt;b&gt;la &amp; paix&lt;/b&gt;"),
    ] {
        assert_eq!(marked(text, &Query::parse(query)).as_str(), html, "{query}");
    }
}

#[test]
fn marks_show_what_a_misspelt_word_was_taken_for() {
    let index = Index::open(&build(&catalogue(), &[])[0].bytes).unwrap();
    let mut query = Query::parse("gouvernence geurre");
    assert_eq!(shown("Gouvernance des guerres", &query), "Gouvernance des guerres");
    index.search(&mut query);
    assert_eq!(shown("Gouvernance des guerres", &query), "[Gouvernance] des [guerres]");
}

#[test]
fn an_excerpt_shows_where_most_words_match() {
    let text = "Le premier paragraphe ne parle de rien. Le deuxième parle de la guerre. Le troisième, enfin, parle de \
                l’intelligence artificielle à la guerre, et il le fait longuement, sans rien oublier.";
    let cut = |query: &str, most| excerpt(text, &Query::parse(query), most);
    assert_eq!(cut("guerre", 1_000), text);
    assert_eq!(cut("premier", 42), "Le premier paragraphe ne parle de rien. Le…");
    assert_eq!(cut("rien", 20), "…de rien. Le…");
    let both = cut("intelligence guerre", 60);
    assert!(
        both.contains("intelligence artificielle à la guerre") && both.starts_with('…') && both.ends_with('…'),
        "{both}"
    );
    assert_eq!(cut("absent", 20), "Le premier…");
    assert_eq!(excerpt("guerre", &Query::parse("guerre"), 3), "…");
}

#[test]
fn an_excerpt_never_breaks_a_letter() {
    let text = "l’ère de l’été — œuvre « européenne » à l’épreuve ; ".repeat(4);
    for most in 0..text.len() + 2 {
        for query in ["ère", "epreuve", "oeuvre europeenne", "rien"] {
            let cut = excerpt(&text, &Query::parse(query), most);
            assert!(cut.len() <= most + 2 * '…'.len_utf8(), "{most} {query}: {cut}");
        }
    }
}

#[test]
fn labels_are_matched_by_any_of_their_words() {
    let people = ["Laure de Roucy-Rochegonde", "Benjamin Pajot", "Hugo Le Picard", "Aiman Ezzat", "Paul Hugon"];
    for (typed, expected) in [
        ("hug", &[2, 4][..]),
        ("Hugo ", &[2]),
        ("picard", &[2]),
        ("roucy-roch", &[0]),
        ("roucyrochegonde", &[0]),
        ("roushegonde", &[0]),
        ("benjamn paj", &[1]),
        ("laure pajot", &[]),
        ("l", &[]),
        ("le", &[2]),
        ("", &[]),
        ("  ", &[]),
    ] {
        assert_eq!(match_labels(&Query::parse(typed), &people), expected, "{typed}");
    }
    assert_eq!(match_labels(&Query::parse("guerre"), &["L’après-guerre", "Guerre et défense"]), [1, 0]);
}

#[test]
fn a_small_catalogue_needs_one_small_file() {
    let files = build(&catalogue(), &[]);
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].path, HEAD);
    assert!(files[0].bytes.len() < 24_000, "{} bytes", files[0].bytes.len());
    assert!(Index::open(&files[0].bytes).unwrap().wanted(&Query::parse("gouvernence \"armes autonomes\"")).is_empty());
}

#[test]
fn the_same_documents_make_the_same_files() {
    assert_eq!(build(&catalogue(), &[]), build(&catalogue(), &[]));
    assert_eq!(build(large(), &[]), build(large(), &[]));
}

#[test]
fn a_large_catalogue_loads_in_parts_and_gives_the_same_results() {
    let documents = large();
    let files = build(documents, &[]);
    assert!(files.len() > 15);
    // Typing errors may need words that are not loaded yet. The guess names existing files.
    let soon = Index::open(&files[0].bytes).unwrap().wanted_soon();
    assert!(!soon.is_empty() && soon.iter().all(|path| files.iter().any(|file| file.path == *path)));
    let head = Index::open(&files[0].bytes).unwrap();
    for position in (0..documents.len()).step_by(61) {
        let word = documents[position].body.split(' ').nth(position % 40).unwrap();
        let mut index = head.clone();
        let read = load_wanted(&mut index, &files, &Query::parse(&format!("{word} ")));
        assert!((2..8).contains(&read), "{read} files for {word}");
        let mut hits: Vec<u32> =
            index.search(&mut Query::parse(&format!("{word} "))).iter().map(|hit| hit.entry).collect();
        hits.sort_unstable();
        let holds = |document: &Document| document.title == word || document.body.split(' ').any(|other| other == word);
        let expected: Vec<u32> =
            (0..).zip(documents).filter(|(_, document)| holds(document)).map(|(at, _)| at).collect();
        assert_eq!(hits, expected, "{word}");

        // Three consecutive words in quotes; then with a typing error in the first.
        let phrase: Vec<&str> = documents[position].body.split(' ').skip(10).take(3).collect();
        let quoted = format!("\"{}\"", phrase.join(" "));
        load_wanted(&mut index, &files, &Query::parse(&quoted));
        let hits = index.search(&mut Query::parse(&quoted));
        assert!(hits.iter().any(|hit| hit.entry as usize == position), "{quoted}");
        let holds = |document: &Document| document.body.contains(&phrase.join(" "));
        assert!(hits.iter().all(|hit| holds(&documents[hit.entry as usize])), "{quoted}");

        let misspelt = format!("{}{} ", &word[1..2], &word.replacen(&word[1..2], "", 1));
        load_wanted(&mut index, &files, &Query::parse(&misspelt));
        let hits = index.search(&mut Query::parse(&misspelt));
        assert!(hits.iter().any(|hit| hit.entry as usize == position), "{misspelt}for {word}");
    }
}

#[test]
fn files_of_another_build_are_refused() {
    let files = build(large(), &[]);
    let mut other = large().to_vec();
    other[7].title = "Autre titre".into();
    let other = build(&other, &[]);
    let mut index = Index::open(&files[0].bytes).unwrap();
    assert!(files.iter().skip(1).all(|file| other.iter().all(|other| other.path != file.path)));
    assert!(!index.load(&other[1].path, &other[1].bytes));
    assert!(!index.load(&files[1].path, &other[1].bytes));
    assert!(!index.load(&files[1].path, &files[2].bytes));
    assert!(!index.load("elsewhere.bin", &files[1].bytes));
    assert!(index.load(&files[1].path, &files[1].bytes));
}

#[test]
fn damaged_bytes_are_refused_or_find_something_else_but_never_panic() {
    let small = build(&catalogue(), &[]);
    let large = build(large(), &[]);
    let mut random = Random(1);
    for round in 0..300 {
        let mut head = if round % 2 == 0 { &small } else { &large }[0].bytes.clone();
        random.damage(&mut head, 0);
        let Some(mut index) = Index::open(&head) else { continue };
        for text in ["guerre", "gouvernence ", "\"armes autonomes\"", "techno-solutionnisme", "le ", "ia"] {
            let mut query = Query::parse(text);
            for path in index.wanted(&query) {
                if let Some(file) = large.iter().find(|file| file.path == path) {
                    let mut bytes = file.bytes.clone();
                    random.damage(&mut bytes, 4);
                    index.load(&path, &bytes);
                }
            }
            index.search(&mut query);
        }
    }
    for length in 0..small[0].bytes.len() {
        assert!(
            Index::open(&small[0].bytes[..length]).is_none_or(|index| index.search(&mut Query::parse("ia")).len() < 30)
        );
    }
}

fn titled(titles: &[&str]) -> Vec<Document> {
    titles.iter().map(|title| Document { title: (*title).into(), ..Document::default() }).collect()
}

#[test]
fn a_truncation_mark_only_widens() {
    let index = Index::open(&build(&catalogue(), &[])[0].bytes).unwrap();
    for word in ["techno", "guerre", "europé", "robots", "intel", "g"] {
        let marked = ask(&index, &format!("{word}* "));
        assert_eq!(marked, ask(&index, &format!("{word}*")), "{word}");
        for entry in ask(&index, &format!("{word} ")).split(' ') {
            assert!(marked.contains(entry), "{word}* lacks {entry}");
        }
    }
    assert_eq!(ask(&index, "techno*"), ask(&index, "techno"));
    assert_eq!(ask(&index, "multilat* paris "), "sommet");
}

#[test]
fn a_single_digit_counts() {
    let documents: Vec<String> = (1..=12).map(|number| format!("Épisode {number} du numéro")).collect();
    let documents = titled(&documents.iter().map(String::as_str).collect::<Vec<_>>());
    for typed in ["numéro 7", "épisode 7", "épisode 7 "] {
        assert_eq!(full_matches(&documents, typed), [6], "{typed}");
    }
    assert_eq!(full_matches(&documents, "épisode 1"), [0]);
    assert!(full_matches(&documents, "épisode 0").is_empty());
}

#[test]
fn spellings_of_a_word_are_one() {
    for (one, other) in [
        ("presqu’île", "presquile"),
        ("prud’hommes", "prudhommes"),
        ("prud’homme", "prudhommes"),
        ("5G", "5 G"),
        ("4\u{A0}K", "4K"),
        ("bail", "baux"),
        ("mal", "maux"),
        ("ciel", "cieux"),
        ("égal", "égaux"),
        ("idéal", "idéaux"),
        ("émail", "émaux"),
        ("canal", "canaux"),
        ("étal", "étaux"),
        ("vitrail", "vitraux"),
    ] {
        for typed in [one, other] {
            let found = full_matches(&titled(&[one, other, "Autre chose"]), &format!("{typed} "));
            assert_eq!(found.len(), 2, "{typed}, of {one} and {other}: {found:?}");
        }
    }
}

#[test]
fn a_doi_and_an_isbn_are_found_however_they_are_written() {
    let entry = |identifiers: [&str; 2]| Document {
        title: "Revue de 2013".into(),
        identifiers: identifiers.map(String::from).into(),
        ..Document::default()
    };
    let documents =
        [entry(["10.1093/ia/iiad124", "978-2-13-084546-1"]), entry(["10.1093/ia/iiad123", "978-2-13-084545-4"])];
    for typed in [
        "10.1093/ia/iiad123",
        "https://doi.org/10.1093/ia/iiad123",
        "http://dx.doi.org/10.1093/ia/iiad123",
        "doi:10.1093/IA/iiad123",
        "DOI : 10.1093/ia/iiad123.",
        "9782130845454",
        "978-2-13-084545-4 ",
        "978 2 13 084545 4",
        "ISBN 978\u{2011}2\u{2011}13\u{2011}084545\u{2011}4",
        "isbn 2130845452",
        "2-13-084545-2",
    ] {
        assert_eq!(full_matches(&documents, typed), [1], "{typed}");
    }
    for typed in [
        "10.1093/ia/iiad12",
        "10.1093/",
        "10.1093",
        "978",
        "978-2",
        "978-2-",
        "978-2-13-08454",
        "9782130845",
        "2-13-08",
    ] {
        assert_eq!(full_matches(&documents, typed), [0, 1], "while it is typed: {typed}");
    }
    for typed in ["978-2-13-084545-", "978-2-13-084545", "978213084545", "2-13-084545-", "213084545"] {
        assert_eq!(full_matches(&documents, typed), [1], "while it is typed: {typed}");
    }
    assert!(full_matches(&documents, "978-2-7").is_empty());
}

#[test]
fn a_word_with_a_hyphen_at_the_end_goes_on() {
    let documents = titled(&["Les semi-conducteurs", "Le séminaire"]);
    assert_eq!(full_matches(&documents, "semi-"), [0, 1]);
    assert_eq!(full_matches(&documents, "semi- "), [0]);
}

#[test]
fn a_word_of_any_length_is_cut_in_texts_and_queries_alike() {
    let long = |part: &str| part.repeat(100_000 / part.len());
    // Each of these used to take time that grew with the square of its length.
    for text in [
        format!("10.1000/{}", long("a")),
        long("10.1000/a"),
        long("10. "),
        long("10.10."),
        long("a."),
        long("9782130845454/"),
        long("978-2-13-084545-4-"),
        long("1 "),
        long("l'"),
        long("a-"),
        format!("\"{}\"", long("armes autonomes ")),
    ] {
        let index = Index::open(&build(&catalogue(), &[])[0].bytes).unwrap();
        index.search(&mut Query::parse(&text));
        assert!(format!("{:?}", Query::parse(&text)).len() < 20_000, "{:.20}", text);
        assert!(excerpt(&text, &Query::parse("armes"), 200).len() <= 206);
    }
    let doi = format!("10.1000/{}", long("a"));
    let documents = [Document { identifiers: vec![doi.clone()], ..Document::default() }];
    assert!(build(&documents, &[])[0].bytes.len() < 400);
    assert_eq!(full_matches(&documents, &doi), [0]);
    // Some identifiers are longer than any word.
    let doi = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2";
    let documents = [doi, &doi.replace("968", "969")];
    let documents = documents.map(|doi| Document { identifiers: vec![doi.to_owned()], ..Document::default() });
    assert_eq!(full_matches(&documents, doi), [0]);
}

#[test]
fn dates_are_found_as_people_write_them() {
    let date = |date: &str| Document {
        title: "Numéro 3".into(),
        year: Some(2024),
        dates: date_forms(&Date::parse(date).unwrap()),
        ..Document::default()
    };
    let documents = [date("2024-03-07"), date("2024-07-03"), date("2024-07-01")];
    for (typed, expected) in [
        ("3 juillet 2024", &[1][..]),
        ("03/07/2024", &[1]),
        ("3.7.2024 ", &[1]),
        ("2024-07-03", &[1]),
        ("3 juil. 2024 ", &[1]),
        ("1er juillet 2024", &[2]),
        ("1ᵉʳ juillet", &[2]),
        ("juillet 2024", &[1, 2]),
        ("07/2024 ", &[1, 2]),
        ("7 ", &[]),
    ] {
        // The number in the titles is not a day.
        let mut documents = documents.clone();
        documents.iter_mut().for_each(|document| document.title = "Titre".into());
        assert_eq!(full_matches(&documents, typed), expected, "{typed}");
    }
    assert_eq!(full_matches(&documents, "numéro 3 ").len(), 3);
    assert!(full_matches(&documents, "numéro 7 ").is_empty());
}

#[test]
fn if_no_entry_has_all_words_those_with_most_of_the_rare_ones_come_first() {
    check(&[
        ("trump climat ", "near: sommet biden solutionnisme bataille"),
        ("velliet chine ", "near: financer normes bataille puissances deepseek startups"),
        ("velliet xyzzyq ", "near: financer"),
        ("xyzzyq uvwxyq ", "near:"),
        ("Financer son rival 3 juillet 2024", "financer"),
    ]);
    let index = Index::open(&build(&catalogue(), &[])[0].bytes).unwrap();
    let reference = "Velliet (M.), « Financer son rival. Quand les États-Unis et l’Europe investissent dans la tech \
                     chinoise », Notes de l’Ifri, juillet 2024, p. 12.";
    let found = ask(&index, reference);
    assert!(found.trim_start_matches("near: ").starts_with("financer"), "{found}");
}

#[test]
fn the_citation_that_a_page_offers_finds_its_own_entry_first() {
    let catalogue = own_catalogue();
    let synonyms = catalogue.site.synonyms.clone();
    let builder = PageBuilder::new(catalogue, BaseUrl::default(), String::new(), Default::default());
    let index = Index::open(&build(&builder.search_documents(), &synonyms)[0].bytes).unwrap();
    for (position, entry) in (0..).zip(builder.newest()) {
        let citation =
            sentence(entry, builder.catalogue(), &format!("https://example.org/documents/{}", entry.id)).to_string();
        let found = index.search(&mut Query::parse(&citation));
        assert_eq!(found.first().map(|hit| hit.entry), Some(position), "{citation}");
    }
}

#[test]
fn words_that_mean_the_same_find_each_other_and_the_results_say_so() {
    let documents =
        titled(&["L’IA en guerre", "L’intelligence artificielle", "Ce que j’ai vu", "Les États-Unis", "Autre"]);
    let groups = [&["IA", "intelligence artificielle", "AI"][..], &["USA", "États-Unis", "US"]];
    let groups = groups.map(|group| group.iter().map(|word| (*word).to_owned()).collect());
    let index = Index::open(&build(&documents, &groups)[0].bytes).unwrap();
    for (typed, expected, others) in [
        ("ia ", &[0, 1][..], &["intelligence artificielle"][..]),
        ("Intelligences artificielles ", &[1, 0], &["IA"]),
        ("guerre ia ", &[0], &["intelligence artificielle"]),
        ("usa", &[3], &["États-Unis"]),
        ("états-unis ", &[3], &[]),
        ("intelligence ", &[1], &[]),
        ("\"ia\"", &[0], &[]),
    ] {
        let mut query = Query::parse(typed);
        let found: Vec<u32> = index.search(&mut query).iter().map(|hit| hit.entry).collect();
        assert_eq!(found, expected, "{typed}");
        assert_eq!(query.others(), others, "{typed}");
    }
    let mut query = Query::parse("ia");
    index.search(&mut query);
    assert_eq!(shown("L’intelligence artificielle, l’IA", &query), "L’[intelligence artificielle], l’[IA]");
}

#[test]
fn an_acronym_and_what_it_stands_for_are_one_subject_in_the_catalogue() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/public/catalogue.json")).unwrap();
    let groups = kiosque::catalogue::parse::parse(&text).unwrap().site.synonyms;
    let index = Index::open(&build(&catalogue(), &groups)[0].bytes).unwrap();
    let sorted = |found: &str| {
        let mut names: Vec<String> = found.split_whitespace().map(String::from).collect();
        names.sort();
        names.dedup();
        names
    };
    let both = sorted(&format!("{AI} {INTELLIGENCE}"));
    for typed in ["IA ", "l’ia", "intelligence artificielle ", "Intelligences artificielles "] {
        assert_eq!(sorted(&ask(&index, typed)), both, "{typed}");
    }
    for typed in ["USA", "usa ", "États-Unis "] {
        assert_eq!(sorted(&ask(&index, typed)), sorted(STATES), "{typed}");
    }
}

#[test]
fn the_exact_form_typed_comes_before_others_and_a_title_before_a_text() {
    let text = Document { body: "un européen".into(), ..Document::default() };
    let documents = [vec![text], titled(&["Les européennes", "Un européen"])].concat();
    assert_eq!(full_matches(&documents, "européen "), [2, 1, 0]);
    assert_eq!(full_matches(&documents, "européennes "), [1, 2, 0]);
}

#[test]
fn results_say_if_they_are_partial_and_which_other_words_count() {
    let plain = |count, is_partial, others: &[&str]| {
        let others: Vec<String> = others.iter().map(|other| (*other).to_owned()).collect();
        results_status(count, is_partial, &others).replace('\u{a0}', " ")
    };
    assert_eq!(plain(2, false, &[]), "2 résultats");
    assert_eq!(plain(1, true, &[]), "1 résultat proche : aucun document ne contient tous ces mots");
    assert_eq!(plain(26, false, &["IA", "AI"]), "26 résultats, y compris pour « IA », « AI »");
    assert_eq!(plain(0, true, &["IA"]), "Aucun résultat");
}

#[test]
fn suggestions_say_the_same_as_results() {
    let others = ["IA".to_owned(), "AI".to_owned()];
    assert_eq!(suggested_entries(false, &[]), "Documents");
    assert_eq!(suggested_entries(false, &others).replace('\u{a0}', " "), "Documents, y compris pour « IA », « AI »");
    assert!(suggested_entries(true, &others).starts_with("Aucun document ne contient tous ces mots"));
}

/// Checks every query against the short names of the entries that must come, in order.
#[track_caller]
fn check(rows: &[(&str, &str)]) {
    let index = Index::open(&build(&catalogue(), &[])[0].bytes).unwrap();
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, expected)| {
            let found = ask(&index, text);
            (found != *expected).then(|| format!("{text:?}\n   expected {expected}\n   found    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} queries:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

/// The short names of the entries found, after “near:” if none has all the words.
fn ask(index: &Index, text: &str) -> String {
    let mut query = Query::parse(text);
    let hits = index.search(&mut query);
    let near = query.is_partial().then_some("near:");
    near.into_iter().chain(hits.iter().map(|hit| ENTRIES[hit.entry as usize].0)).collect::<Vec<_>>().join(" ")
}

/// The positions of the documents that have all the words.
fn full_matches(documents: &[Document], text: &str) -> Vec<u32> {
    let index = Index::open(&build(documents, &[])[0].bytes).unwrap();
    let mut query = Query::parse(text);
    let hits = index.search(&mut query);
    hits.iter().filter(|_| !query.is_partial()).map(|hit| hit.entry).collect()
}

/// A text with its matches in square brackets.
fn shown(text: &str, query: &Query) -> String {
    let pieces = highlight(text, query);
    assert_eq!(pieces.iter().map(|(piece, _)| *piece).collect::<String>(), text);
    pieces.iter().map(|(piece, is_match)| if *is_match { format!("[{piece}]") } else { (*piece).into() }).collect()
}

/// Loads the files that a query needs, as the browser would, and returns their number.
fn load_wanted(index: &mut Index, files: &[IndexFile], query: &Query) -> usize {
    let mut count = 0;
    loop {
        let wanted = index.wanted(query);
        if wanted.is_empty() {
            return count;
        }
        for path in wanted {
            let file = files.iter().find(|file| file.path == path).unwrap();
            assert!(index.load(&path, &file.bytes), "{path}");
            count += 1;
        }
    }
}

/// The documents of the real catalogue in the site's order: most recent first, then by title; undated last.
fn catalogue() -> Vec<Document> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/public/catalogue.json")).unwrap();
    let catalogue: Value = serde_json::from_str(&text).unwrap();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let name_of = |group: &str, id: &Value, field: &str| {
        text(&list(&catalogue[group]).iter().find(|one| one["id"] == *id).expect("a reference resolves")[field])
    };
    let entries = list(&catalogue["entries"]);
    let document = |(_, id): &(&str, &str)| {
        let entry = entries.iter().find(|entry| entry["id"] == **id).unwrap_or_else(|| panic!("no entry {id}"));
        let people = list(&entry["authors"]).into_iter().chain(list(&entry["speakers"]));
        let themes = list(&entry["themes"]).into_iter().map(|id| name_of("themes", &id, "title"));
        let kind = match text(&entry["kind"]).as_str() {
            "etude" => "Étude".into(),
            "video" => "Vidéo".into(),
            kind => kind.to_string(),
        };
        // Bodies are CommonMark. The only words in its markup that nobody reads are link addresses.
        let body = text(&entry["body"]);
        let body: Vec<&str> = body
            .split("](")
            .enumerate()
            .map(|(at, part)| if at == 0 { part } else { &part[part.find(')').unwrap()..] })
            .collect();
        Document {
            title: text(&entry["title"]),
            people: people.map(|id| name_of("people", &id, "name")).collect(),
            themes: themes.chain([text(&entry["series"]), text(&entry["outlet"])]).collect(),
            kind,
            year: text(&entry["date"]).get(..4).map(|year| year.parse().unwrap()),
            dates: Date::parse(&text(&entry["date"])).as_ref().map(date_forms).unwrap_or_default(),
            identifiers: [text(&entry["doi"]), text(&entry["isbn"])].into(),
            summary: text(&entry["summary"]),
            body: body.concat(),
        }
    };
    assert_eq!(entries.len(), ENTRIES.len());
    ENTRIES.iter().map(document).collect()
}

/// A catalogue of invented words, large enough for an index in many files.
fn large() -> &'static [Document] {
    static LARGE: LazyLock<Vec<Document>> = LazyLock::new(|| {
        let mut random = Random(7);
        let syllables: Vec<String> = "bcdfgklmnprtv"
            .chars()
            .flat_map(|first| "aiou".chars().map(move |second| format!("{first}{second}")))
            .collect();
        let mut text = |count: usize| {
            let words = (0..count).map(|_| {
                // A few words are frequent, most are rare.
                let rank = (6_000f64.powf(random.below(10_000) as f64 / 10_000.0)) as usize * 7_919;
                [rank, rank / 52, rank / 2_704].map(|part| syllables[part % 52].as_str()).concat()
            });
            words.collect::<Vec<_>>().join(" ")
        };
        (0..1_800).map(|_| Document { body: text(60), title: text(1), ..Document::default() }).collect()
    });
    &LARGE
}

/// A deterministic random number generator.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// Changes, removes or adds some bytes from this position on.
    fn damage(&mut self, bytes: &mut Vec<u8>, from: usize) {
        for _ in 0..=self.below(6) {
            let offset = from + self.below((bytes.len() - from).max(1));
            match self.below(8) {
                0 => bytes.truncate(offset),
                1 => bytes.insert(offset.min(bytes.len()), self.below(256) as u8),
                2 => bytes.extend([0xFF; 6]),
                _ => bytes.get_mut(offset).into_iter().for_each(|byte| *byte = self.below(256) as u8),
            }
        }
    }
}

/// Short names for the entries, in the site's order.
const ENTRIES: [(&str, &str); 29] = [
    ("replay", "replay-manipulations-numeriques-preserver-l-integrite-de-l-information-a-l-ere-de-l-ia-generative"),
    ("russie", "en-russie-vers-une-militarisation-de-l-intelligence-artificielle"),
    (
        "interet-general",
        "intelligence-artificielle-la-question-fondamentale-de-son-interet-general-au-coeur-du-sommet-de-paris",
    ),
    ("fonds", "investir-ou-perir-l-ia-est-elle-une-question-de-fonds"),
    ("puissances", "quelles-sont-les-puissances-de-l-ia-avec-laure-de-roucy-rochegonde"),
    ("sommet", "le-sommet-sur-l-ia-est-une-opportunite-de-revigorer-un-multilateralisme-moribond"),
    ("energie", "ia-centres-de-donnees-et-demande-d-energie-quelles-tendances"),
    ("solutionnisme", "le-solutionnisme-technologique-vrais-problemes-fausses-solutions"),
    ("promesses", "promesses-artificielles-ou-regulation-reelle-inventer-la-gouvernance-mondiale-de-l-ia"),
    ("deepseek", "un-moment-deepseek"),
    (
        "ezzat",
        "revolution-numerique-ia-et-regulation-conversation-avec-aiman-ezzat-dg-de-capgemini-world-policy-conference-2024",
    ),
    ("docteure", "laure-de-roucy-rochegonde-docteure-en-sciences-politiques"),
    ("robot", "laure-de-roucy-rochegonde-le-robot-est-il-un-adversaire-comme-un-autre"),
    ("livre", "la-guerre-a-l-ere-de-l-intelligence-artificielle"),
    ("financer", "financer-son-rival-quand-les-etats-unis-et-l-europe-investissent-dans-la-tech-chinoise"),
    ("risques", "les-risques-de-l-ia-enjeux-discursifs-d-une-technologie-strategique"),
    ("biden", "de-biden-a-trump-un-continuum-pour-empecher-l-hegemonie-technologique-chinoise"),
    ("militaires", "deja-conquis-par-l-ia-les-militaires-francais-regardent-vers-les-armes-autonomes"),
    ("gouvernance-podcast", "intelligence-artificielle-quelle-gouvernance"),
    ("heure", "la-guerre-a-l-heure-de-l-ia"),
    ("autonomie", "laure-de-roucy-rochegonde-et-la-guerre-a-l-ere-de-l-intelligence-artificielle"),
    ("dangers", "les-grands-dangers-de-l-ia-decryptage-par-laure-de-roucy-rochegonde"),
    ("visage", "l-ia-et-le-nouveau-visage-de-la-guerre"),
    (
        "normes",
        "l-ia-et-les-normes-techniques-en-chine-et-dans-l-ue-priorites-divergentes-et-le-besoin-de-terrain-d-entente",
    ),
    ("ia-en-guerre", "l-ia-s-en-va-t-en-guerre-entretien-avec-laure-de-roucy-rochegonde"),
    ("gouvernance-article", "l-intelligence-artificielle-quelle-gouvernance"),
    ("robots", "robots-tueurs-essaims-de-drones-armes-le-champ-de-bataille-a-l-heure-de-l-intelligence-artificielle"),
    ("startups", "startups-europeennes-et-ia-generative-depasser-la-domination-des-big-tech"),
    ("bataille", "etats-unis-chine-europe-qui-va-gagner-la-bataille-de-l-intelligence-artificielle"),
];

// The results of several queries above.
const EUROPE: &str = "financer bataille deepseek normes startups puissances energie";
const REGULATION: &str = "promesses ezzat replay interet-general puissances sommet livre risques militaires \
    gouvernance-podcast heure dangers visage normes gouvernance-article";
const GOVERNANCE: &str = "promesses gouvernance-podcast gouvernance-article replay interet-general puissances sommet \
    ezzat livre risques militaires heure dangers visage normes";
const AI: &str = "replay fonds puissances sommet energie promesses ezzat risques militaires heure dangers visage \
    normes ia-en-guerre startups russie bataille";
const INTELLIGENCE: &str = "russie interet-general livre gouvernance-podcast autonomie gouvernance-article robots \
    bataille fonds sommet promesses ezzat docteure financer militaires dangers visage normes ia-en-guerre";
const ARTIFICIAL: &str = "russie interet-general promesses livre gouvernance-podcast autonomie gouvernance-article \
    robots bataille fonds sommet ezzat docteure financer militaires dangers visage normes ia-en-guerre";
const ROUCY: &str = "puissances docteure robot autonomie dangers ia-en-guerre sommet energie livre militaires heure";
const WAR: &str = "livre heure autonomie visage ia-en-guerre russie docteure robot militaires robots";
const STUDIES: &str = "solutionnisme promesses financer risques startups";
const STATES: &str = "financer bataille puissances biden energie";
