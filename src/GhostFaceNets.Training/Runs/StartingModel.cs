using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Keras;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Networks.Passes;
using GhostFaceNets.Recognition;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Runs;

/// <summary>The model that a run begins with.</summary>
internal static class StartingModel
{
    /// <summary>Builds it, or reads it from the file that the recipe names, and marks its L2 decays.</summary>
    /// <exception cref="BadDataException">The file is no model, or wants another input than the trainer gives.</exception>
    public static FaceModel Of(Recipe recipe)
    {
        var model = recipe.Model.From is { } file ? Read(recipe.Model.KeepHead ? Checkpoint.Find(file) : file, recipe.Model) : Build(recipe.Model, recipe.Seed);
        return model with { Network = WeightDecay.Mark(model.Network, recipe.WeightDecay) };
    }

    /// <summary>Sees to it that a network takes the values that the trainer gives.</summary>
    /// <exception cref="BadDataException">It does not.</exception>
    public static void CheckInput(string file, ModelCard card)
    {
        var norm = new ModelCard();
        if ((card.InputMean, card.InputScale, card.ColourOrder) == (norm.InputMean, norm.InputScale, norm.ColourOrder)) return;
        throw new BadDataException(
            file, $"its network takes {card.ColourOrder} (value - {card.InputMean}) * {card.InputScale}; the trainer gives RGB (value - 127.5) / 128.");
    }

    private static FaceModel Build(ModelRecipe recipe, long seed)
    {
        try
        {
            var network = Architecture.Build(recipe.Architecture, Options(recipe), unchecked((int)seed));
            return new(network, ModelCard.Of(network) with { Architecture = $"{network.Name} {FormattableString.Invariant($"{recipe.Width}/{recipe.Stride}")}" });
        }
        catch (ArgumentOutOfRangeException error)
        {
            // Some ranges depend on the architecture, and the recipe's are those of all.
            throw BadDataException.Of("recipe", "the model cannot be built", error);
        }
    }

    private static FaceModel Read(string file, ModelRecipe recipe)
    {
        var weightsAlone = Path.GetExtension(file).Equals(".h5", StringComparison.OrdinalIgnoreCase) && File.Exists(file) && !KerasFile.HasGraph(file);
        var model = ModelFile.Load(file, weightsAlone ? Architecture.Outline(recipe.Architecture, Options(recipe)) : null);
        OnnxFile.DemandDescription(file);
        CheckInput(file, model.Card);
        var norm = new ModelCard();

        // What held for the file's weights does not hold for those that come of them.
        return new(
            recipe.Activation is BackboneActivation.PRelu ? ReluToPRelu.Apply(model.Network) : model.Network,
            model.Card with { Results = norm.Results, Thresholds = norm.Thresholds, Weights = norm.Weights });
    }

    private static ArchitectureOptions Options(ModelRecipe recipe) => new()
    {
        Width = recipe.Width,
        StemStride = recipe.Stride,
        EmbeddingSize = recipe.Embedding,
        InputSize = recipe.InputSize,
        Head = recipe.Head,
        Activation = recipe.Activation ?? BackboneActivation.PRelu,
        Dropout = recipe.Dropout,
    };
}
