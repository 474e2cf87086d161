//! What a recursion may cost. Beyond it the answer is a bound or an estimate, and marked so.

/// The most steps from a joint state to a joint state, over all questions: some 10 MB.
pub const EDGES: usize = 1 << 18;
/// The most cells that the score distributions of one question's states may have: 32 MB of `f64`.
pub const CELLS: usize = 1 << 22;
/// The most multiplications in one pass over score distributions: some 5 milliseconds.
pub const PRODUCTS: usize = 1 << 24;
/// The most vectors none of which is the greater in every part, for three options or more.
pub const FRONT: usize = 256;
/// The most answers weighed in trying sets of answers: less than half a second.
pub const TRIALS: usize = 1 << 23;
/// The most question evaluations of a seeded sample: some 15 milliseconds.
pub const SAMPLED: usize = 1 << 20;
