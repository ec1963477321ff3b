namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>Which of the two benchmarks of a release.</summary>
public enum IjbSubset
{
    /// <summary>IARPA Janus Benchmark B: 227,630 faces in 12,115 templates (C. Whitelam et al. 2017).</summary>
    IjbB,

    /// <summary>IARPA Janus Benchmark C: 469,375 faces in 23,124 templates (B. Maze et al. 2018).</summary>
    IjbC,
}
