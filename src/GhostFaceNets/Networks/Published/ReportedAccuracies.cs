using System.Text.Json.Serialization;

namespace GhostFaceNets.Networks.Published;

/// <summary>What the authors report of a model, in percent; null where they report nothing.</summary>
/// <param name="Lfw">Verification accuracy on LFW.</param>
/// <param name="CfpFp">Verification accuracy on CFP, frontal against profile.</param>
/// <param name="AgeDb30">Verification accuracy on AgeDB with 30 years between the pictures.</param>
/// <param name="IjbB">True accept rate on IJB-B at a false accept rate of 1e-4.</param>
/// <param name="IjbC">The same on IJB-C.</param>
public sealed record ReportedAccuracies(
    double? Lfw, double? CfpFp, [property: JsonPropertyName("agedb_30")] double? AgeDb30, double? IjbB, double? IjbC);
