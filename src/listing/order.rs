use std::collections::BinaryHeap;

/// Sorts by a rank below 2³²; stable.
///
/// One sort of plain numbers serves every list: the standard library's sorts are compiled anew for each type, 3 to 5
/// kB of WebAssembly each time.
pub fn by_rank<T>(things: Vec<T>, rank: impl Fn(&T) -> u32) -> Vec<T> {
    let keys = things.iter().enumerate().map(|(index, thing)| (u64::from(rank(thing)) << 32) | index as u64);
    let order = BinaryHeap::from(keys.collect::<Vec<u64>>()).into_sorted_vec();
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order.into_iter().filter_map(|key| things.get_mut((key & u64::from(u32::MAX)) as usize)?.take()).collect()
}
