using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Published;

namespace GhostFaceNets.Cli.Commands;

/// <summary>A published model and its counts, as <c>ghostface models --json</c> writes them.</summary>
internal sealed record ModelRow(
    string Name,
    string Architecture,
    double Width,
    int Stride,
    string Loss,
    string TrainingSet,
    long TrainableParameters,
    long TotalParameters,
    long Macs,
    long ProfilerFlops,
    ReportedAccuracies Reported,
    Uri? Weights,
    string Remark)
{
    public ModelRow(PublishedModel model, NetworkCount count)
        : this(
            model.Name,
            model.Architecture,
            model.Width,
            model.Stride,
            model.Loss,
            model.TrainingSet,
            count.TrainableParameters,
            count.TotalParameters,
            count.Macs,
            count.ProfilerFlops,
            model.Reported,
            model.Weights,
            model.Remark)
    {
    }
}
