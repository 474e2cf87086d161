//! How much a recursion may cost. Beyond it the answer is a bound or an estimate, and marked as such.

/// Steps between joint states, over all questions: some 10 MB.
pub const EDGES: usize = 1 << 18;
/// Cells of the distributions of one question's states: 32 MB of `f64`.
pub const CELLS: usize = 1 << 22;
/// Multiplications in one pass over distributions: some 5 milliseconds.
pub const PRODUCTS: usize = 1 << 24;
/// Questions of which each takes a pass of its own.
pub const PASSES: usize = 16;
/// Vectors of which none dominates another, for three options or more.
pub const FRONT: usize = 256;
/// Answers weighed in trying subsets of answers: less than half a second.
pub const TRIALS: usize = 1 << 23;
/// Comparisons of changes in a search for the fewest with which an option wins: some 10 milliseconds.
pub const CHANGES: usize = 1 << 20;
/// Merged score vectors of three options or more.
pub const VECTORS: usize = 1 << 18;
/// Question evaluations in a sample: some 30 milliseconds.
pub const SAMPLED: usize = 1 << 21;
/// Completions in a sample.
pub const SAMPLE: usize = 20_000;
