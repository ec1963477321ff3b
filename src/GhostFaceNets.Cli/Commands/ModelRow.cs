using System.Text.Json.Serialization;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Published;

namespace GhostFaceNets.Cli.Commands;

/// <summary>A published model with its counts, as <c>ghostface models --json</c> writes it.</summary>
internal sealed record ModelRow : PublishedModel
{
    public ModelRow(PublishedModel model, NetworkCount count)
        : base(model)
    {
        (TrainableParameters, TotalParameters, Macs, ProfilerFlops) = count;
    }

    [JsonPropertyOrder(1)]
    public long TrainableParameters { get; }

    [JsonPropertyOrder(1)]
    public long TotalParameters { get; }

    [JsonPropertyOrder(1)]
    public long Macs { get; }

    [JsonPropertyOrder(1)]
    public long ProfilerFlops { get; }
}
