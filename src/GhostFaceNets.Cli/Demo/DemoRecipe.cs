using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;
using GhostFaceNets.Synthetic;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Cli.Demo;

/// <summary>What the demo trains: small enough for two minutes on two cores.</summary>
internal static class DemoRecipe
{
    public const double Width = 0.5;
    public const int Stride = 2;
    private const double FalseMatchRate = 1e-2;

    /// <summary>The people to train on, and the pairs of others to test with.</summary>
    public static SyntheticPlan Plan { get; } = new(people: 300, images: 15, pairs: 1000, seed: 1);

    /// <summary>The recipe, evaluated on a file of people who are not among those trained on.</summary>
    public static Recipe For(string bin) => new()
    {
        Data = new() { Synthetic = new() { People = Plan.People, Images = Plan.Images, Seed = Plan.Seed } },
        Evaluation = [new() { Bin = bin }],
        Model = new() { Width = Width, Stride = Stride },
        Schedule = new() { Base = 0.1, Minimum = 1e-4 },
        // Without a margin first: a random network answers one by mapping everybody to the same point.
        Stages =
        [
            new() { Loss = new() { Name = LossKind.Arcface, Scale = 32, Margin = 0 }, Epochs = 1 },
            new() { Loss = new() { Name = LossKind.Arcface, Scale = 32, Margin = 0.3 }, Epochs = 2 },
        ],
        BatchSize = 64,
    };

    /// <summary>The card of the exported model: what it was trained on, how good it is, and its threshold.</summary>
    public static ModelCard Card(ModelCard card, VerificationRun judged)
    {
        var strangers = judged.Scores.Sorted(same: false);
        var threshold = strangers[^(1 + (int)(FalseMatchRate * strangers.Length))];
        return card with
        {
            TrainingData = $"{Plan.People} synthetic people, {Plan.Images} pictures each (seed {Plan.Seed})",
            Licence = "MIT",
            Results = new Dictionary<string, double> { ["unseen max_accuracy"] = judged.Result.MaxAccuracy },
            Thresholds = [new ModelThreshold(FalseMatchRate, threshold, $"{strangers.Length} pairs of different synthetic people")],
        };
    }

    /// <summary>Pictures of people outside training to compare: one person twice, and two people.</summary>
    public static IReadOnlyList<(string First, Picture A, string Second, Picture B, bool Same)> Comparisons()
    {
        var faces = new SyntheticFaces(Plan.Seed);
        // Numbers behind those of training and test.
        const int someone = SyntheticPlan.MaximalPeople + 1_000_000, other = someone + 1;
        return
        [
            ("someone-1", faces.Draw(someone, 0), "someone-2", faces.Draw(someone, 1), true),
            ("someone-1", faces.Draw(someone, 0), "other-1", faces.Draw(other, 0), false),
        ];
    }
}
