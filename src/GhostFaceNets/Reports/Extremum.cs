namespace GhostFaceNets.Reports;

/// <summary>Which value of a line is its best.</summary>
public enum Extremum
{
    /// <summary>The smallest, as for a loss.</summary>
    Lowest,

    /// <summary>The largest, as for an accuracy.</summary>
    Highest,
}
