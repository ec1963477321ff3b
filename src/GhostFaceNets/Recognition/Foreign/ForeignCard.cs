using GhostFaceNets.Networks;

namespace GhostFaceNets.Recognition.Foreign;

/// <summary>Cards for models of others whose files are read into networks, so that they are fed as they want it from then on.</summary>
public static class ForeignCard
{
    /// <summary>The card of such a network: its sizes, and of its pictures what was said.</summary>
    /// <param name="path">The file, beside which a <see cref="ForeignInputFile"/> may lie.</param>
    /// <param name="input">How it wants its pictures; completed by the file beside it.</param>
    /// <param name="network">What was read from it; takes <c>(3, H, W)</c>.</param>
    /// <exception cref="BadDataException">Something is missing, which is named with the option that says it, or contradicts the file; or it has
    /// several means or deviations, where a card has one for all colours.</exception>
    public static ModelCard Of(string path, ForeignInput input, Network network)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(network);
        var pixels = ForeignPixels.Of(path, input.Or(ForeignInputFile.Find(path)), [-1, .. network.Input.Shape.Extents]);
        if (pixels.Means.Distinct().Count() > 1 || pixels.Scales.Distinct().Count() > 1)
        {
            throw new BadDataException(path, "has a mean or std for each colour, and a model card one for all; use the file as it is.");
        }

        return ModelCard.Of(network) with { ColourOrder = pixels.BlueFirst ? "BGR" : "RGB", InputMean = pixels.Means[0], InputScale = pixels.Scales[0] };
    }
}
