using System.Text.Json;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Recognition;

/// <summary>Model cards as the JSON that lies in model files.</summary>
public static class ModelCardJson
{
    /// <summary>Writes a card on one line; names in snake case.</summary>
    public static string Serialize(ModelCard card) => JsonSerializer.Serialize(card, ModelCardContext.Default.ModelCard);

    /// <summary>Reads a card; what it leaves out has its default.</summary>
    /// <param name="json">The card's text.</param>
    /// <param name="network">The network that the card must fit.</param>
    /// <param name="file">The model file as errors should name it.</param>
    /// <exception cref="BadDataException">The text is no card, or speaks of other sizes than the network has.</exception>
    public static ModelCard Deserialize(string json, Network network, string file)
    {
        ModelCard? card;
        try
        {
            card = ModelCardReader.Read(json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new BadDataException(file, $"its model card is not valid: {e.Message}", e);
        }

        if (card is null) throw new BadDataException(file, "its model card is null, an object was expected.");
        if (card.ColourOrder is not ("RGB" or "BGR"))
        {
            throw new BadDataException(file, $"its model card has the colour order '{card.ColourOrder}', RGB or BGR was expected.");
        }

        if (!float.IsFinite(card.InputMean) || !float.IsFinite(card.InputScale) || card.InputScale == 0)
        {
            throw new BadDataException(file, $"its model card normalises by mean {card.InputMean} and scale {card.InputScale}.");
        }

        foreach (var threshold in card.Thresholds)
        {
            if (threshold is not { FalseMatchRate: >= 0 and <= 1, Cosine: >= -1 and <= 1 })
            {
                throw new BadDataException(file, $"its model card has the threshold {threshold.Cosine} at a false match rate of {threshold.FalseMatchRate}; a cosine, -1..1, and a rate, 0..1, were expected.");
            }

            Demand(threshold.CosineInterval, -1, 1, "cosine_interval", file);
            Demand(threshold.FalseMatchRateInterval, 0, 1, "false_match_rate_interval", file);
            Demand(threshold.FalseNonMatchRateInterval, 0, 1, "false_non_match_rate_interval", file);
        }

        var own = card.WithSizesOf(network);
        return own == card
            ? card
            : throw new BadDataException(
                file,
                $"its model card speaks of {card.InputSize} pixels and {card.EmbeddingSize} elements, its network has {own.InputSize} and {own.EmbeddingSize}.");
    }

    private static void Demand(ConfidenceInterval? interval, double least, double most, string name, string file)
    {
        if (interval is not { } ends || (ends.Low >= least && ends.Low <= ends.High && ends.High <= most)) return;
        throw new BadDataException(file, $"its model card has the {name} {ends.Low} .. {ends.High}; two values within {least} .. {most}, the lower first, were expected.");
    }
}
