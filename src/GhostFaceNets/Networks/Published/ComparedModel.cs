namespace GhostFaceNets.Networks.Published;

/// <summary>A light network of others that the GhostFaceNets paper compares itself with in figure 8.</summary>
/// <param name="Name">As the figure's legend has it.</param>
/// <param name="MegaFlops">Millions of operations for a face, as its authors count them.</param>
/// <param name="Reported">What is reported of it, not measured here.</param>
public sealed record ComparedModel(string Name, double MegaFlops, ReportedAccuracies Reported);
