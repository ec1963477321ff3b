namespace GhostFaceNets.Reports;

/// <summary>One line of a chart. Values that are not finite leave a gap.</summary>
/// <param name="Name">As the legend names it.</param>
/// <param name="X">Ascending places.</param>
/// <param name="Y">As many values.</param>
public sealed record LineSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y);
