namespace GhostFaceNets.Cli.Commands.Evaluate.Suite;

/// <summary>What <c>--json</c> writes.</summary>
/// <param name="Model">The model file.</param>
/// <param name="Out">The model file with the results in its card; null for none.</param>
/// <param name="Markdown">The row of the published tables.</param>
/// <param name="Sets">The results, in the order of the command line.</param>
/// <param name="Broken">What is wrong with the sets that could not be evaluated, by file.</param>
internal sealed record SuiteOutput(
    string Model, string? Out, string Markdown, IReadOnlyList<VerificationOutput> Sets, IReadOnlyDictionary<string, string> Broken);
