//! What single words reveal about a name.

use crate::catalogue::problem::plain_letters;

/// Whether a word, not the first of a name, starts the family name.
pub(super) fn is_particle(word: &str) -> bool {
    is_among(PARTICLES, word) || is_among(ARTICLES, word)
}

/// Whether a word is a title before a name.
pub(super) fn is_title(word: &str) -> bool {
    is_among(TITLES, plain_letters(word).trim_end_matches('.'))
}

/// Whether a word hardly ever occurs in a person's name.
pub(super) fn is_of_organisation(word: &str) -> bool {
    let plain = plain_letters(word);
    let plain = plain.trim_start_matches(['(', '«', '“']).trim_end_matches([',', ')', '»', '”']);
    let plain = plain.split_once(['’', '\'']).map_or(plain, |(_, main)| main);
    is_among(OF_ORGANISATIONS, plain) || word.contains(|char: char| char.is_ascii_digit())
}

/// Whether a word, in lower case without accents, is a frequent family name in countries where it comes first. As
/// given names they are rare; the cost is a warning.
pub(super) fn is_family_that_stands_first(word: &str) -> bool {
    is_among(FAMILIES, word)
}

fn is_among(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

const PARTICLES: &str = "de du des la le les von van der den dem zu zur zum ter ten di da do dos das del della degli el al \
    ben bin ibn abu af av";

const ARTICLES: &str = "Le La Les Du Des De Van Von Der Den Ter Ten El Al Ben Bin Ibn Abu Abou Di Da Dos Del Della Los Las \
    The Die Das Saint Sainte San Santa";

const TITLES: &str = "soeur frere pere mere abbe pape cardinal monseigneur mgr dr docteur pr professeur maitre roi reine \
    prince princesse duc duchesse comte comtesse baron baronne sultan emir cheikh sheikh imam rabbin general colonel \
    commandant capitaine amiral sir lady lord dame madame mme mademoiselle mlle monsieur pope sister brother king queen mr mrs \
    ms prof";

const OF_ORGANISATIONS: &str = "academie agence agency alliance assemblee association autorite bank banque cabinet caisse center \
    centre chaire chambre collectif comite commissariat commission committee communaute compagnie \
    company confederation conseil consortium council croix-rouge delegation departement department \
    direction ecole editions entreprise equipe europe faculte federation fondation fonds forum \
    foundation france fund gouvernement group groupe haut-commissariat institut institute institution \
    international internationale laboratoire ligue medecins ministere ministry mission monde mouvement \
    musee nations observatoire observatory office organisation organization parlement parliament \
    presidence presses programme radio redaction reporters republique reseau secretariat senat service \
    services societe syndicat television tribunal union universite university amnesty capital college consulting \
    dynamics global hospital initiative lab labs magazine media network news partners press project research school \
    society studio studios systems tank team technologies times trust watch and et en of the for pour \
    sans au aux inc inc. ltd ltd. llc gmbh sarl plc corp corp. co co. cie &";

const FAMILIES: &str = "abe bai ban bui cai cao chen cheng choi cui dai dang deng ding dinh dong du duan fan fang feng fu \
    gao gong gu guo han he hoang hou hu huang hun ishiba ito jang jeong jia jiang jin jung kang kim \
    kishida kobayashi kwon lai lee lei li liang liao lim lin liu long lu luo ma mao meng moon nakamura \
    nguyen pan park peng pham phan qian qin ren ryu sato shao shen shi shin su sun suzuki takahashi \
    takaichi tanaka tang tao tian tran tsai tso vo vu wan wang watanabe wei wu xi xia xiao xie xu xue \
    yamamoto yan yang yao ye yi yin yoon yu yuan zeng zhang zhao zheng zhong zhou zhu zou";
