namespace GhostFaceNets.Cli;

/// <summary>A result that is written although the command did not end as it should, e.g. "no face".</summary>
/// <param name="Result">What <c>--json</c> writes.</param>
/// <param name="Code">One of <see cref="ExitCode"/>.</param>
internal sealed record Outcome(object? Result, int Code);
