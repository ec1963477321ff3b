using System.Text.Json.Serialization;
using GhostFaceNets.Networks.Builders;

namespace GhostFaceNets.Networks.Published;

/// <summary>A model of the GhostFaceNets project's tables of results.</summary>
/// <param name="Name">As the tables have it, e.g. <c>GhostFaceNetV1-1.3-2 (A)</c>; not unique, see <paramref name="TrainingSet"/>.</param>
/// <param name="Architecture">One of <see cref="Builders.Architecture.Names"/>.</param>
/// <param name="Width">The factor on all numbers of channels.</param>
/// <param name="Stride">The stem's stride.</param>
/// <param name="Loss">What it was trained with, e.g. <c>ArcFace</c>.</param>
/// <param name="TrainingSet">What it was trained on, e.g. <c>MS1MV2</c>.</param>
/// <param name="Reported">The authors' own figures, not measured here.</param>
/// <param name="Weights">Where the authors released its weights as a Keras .h5 file; null where they did not.</param>
/// <param name="Remark">What is wrong or unproven about the row; empty when nothing is.</param>
public record PublishedModel(
    string Name,
    string Architecture,
    double Width,
    int Stride,
    string Loss,
    string TrainingSet,
    ReportedAccuracies Reported,
    Uri? Weights,
    string Remark)
{
    /// <summary>The options that build its network.</summary>
    [JsonIgnore]
    public ArchitectureOptions Options => new() { Width = Width, StemStride = Stride };
}
