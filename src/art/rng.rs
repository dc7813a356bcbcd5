/// A hash of a text, the same on every machine and in every version: FNV-1a
/// (<https://datatracker.ietf.org/doc/draft-eastlake-fnv/>), its bits mixed once more because short names differ in
/// their last bits.
pub fn hash(text: &str) -> u64 {
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    mix(text.bytes().fold(0xcbf2_9ce4_8422_2325, fold))
}

/// A reproducible pseudorandom sequence: SplitMix64 (<https://prng.di.unimi.it/splitmix64.c>).
pub struct Rng(u64);

impl Rng {
    /// The sequence of a variation of a motif.
    pub fn new(variation: u64, motif: u64) -> Self {
        Self(mix(variation.wrapping_mul(0x1_0001) ^ motif.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }

    /// A number from `low` to `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        // The 53 bits that an `f64` can hold.
        low + (high - low) * ((self.next() >> 11) as f64 / (1_u64 << 53) as f64)
    }

    /// A whole number below `count`, which is not 0.
    pub fn below(&mut self, count: u64) -> u64 {
        self.next() % count.max(1)
    }

    /// Yes or no.
    pub fn coin(&mut self) -> bool {
        self.below(2) == 0
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }
}

fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
