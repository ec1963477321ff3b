using System.Text.Json.Nodes;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli.Commands;

/// <summary>What <c>--json</c> writes.</summary>
/// <param name="TrainableParameters">Weights that training moves.</param>
/// <param name="TotalParameters">These and the running values of batch norms.</param>
/// <param name="Macs">Multiplications and additions in pairs, of convolutions and dense layers.</param>
/// <param name="ProfilerFlops">As the paper counts them.</param>
/// <param name="Card">What the model file says of itself, as it stands there; null without a card.</param>
internal sealed record SummaryOutput(long TrainableParameters, long TotalParameters, long Macs, long ProfilerFlops, JsonNode? Card)
{
    public static SummaryOutput Of(NetworkCount count, ModelCard? card) => new(
        count.TrainableParameters, count.TotalParameters, count.Macs, count.ProfilerFlops, card is null ? null : JsonNode.Parse(ModelCardJson.Serialize(card)));
}
