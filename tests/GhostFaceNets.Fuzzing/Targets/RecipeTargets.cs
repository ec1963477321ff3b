using System.Text;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Fuzzing.Targets;

/// <summary>Training recipes.</summary>
internal static class RecipeTargets
{
    private const string Stages = """
        data: {folder: faces, broken_pictures: skip}
        evaluation: [a.bin, {pairs: p.txt, images: dev, name: lfw}]
        model: {architecture: ghostfacenetv1, width: 0.5, stride: 2}
        optimizer: {name: sgd, momentum: 0.9}
        schedule: {name: cosine, base: 0.1, minimum: 1e-5}
        stages:
          - {loss: {name: arcface, scale: 32, margin: 0}, epochs: 1}
          - loss: arcface
            epochs: 2
        batch_size: 64
        weight_decay: 5e-4
        log: {csv: true}

        """;

    private const string Small = """
        # a comment
        data:
          records: "train.rec"
        stages: [{loss: softmax, epochs: 3}]

        """;

    /// <summary>Recipes as YAML.</summary>
    public static FuzzTarget Recipe { get; } = new("recipe", "recipe.yaml", [Encoding.UTF8.GetBytes(Stages), Encoding.UTF8.GetBytes(Small)], path => RecipeFile.Read(path))
    {
        Words = FuzzTargets.Words(
            "[", "]", "{", "}", ": ", "- ", "\n", "  ", "&a ", "*a", "<<: *a", "!!str ", "!!binary ", "!<tag> ", "? ", "| \n", "> \n", "---\n", "...\n", "%YAML 1.1\n", "'", "\"", "\\u0000", "#", "~", "null", "true",
            "loss: arcface", "epochs: 2", "triplet", "sub_centers", "distill", "adamw", "attached: [{loss: center, weight: 1}]", "\0", "\ufeff"),

        // The library keeps a node, marks and events for each character in the worst case.
        Slack = 1 << 20,
    };
}
