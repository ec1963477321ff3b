using Spectre.Console;

namespace GhostFaceNets.Cli;

/// <summary>What every command gets beside its own options.</summary>
/// <param name="Out">Results for people. Silent under <c>--quiet</c>.</param>
/// <param name="Progress">Standard error: progress and remarks, so that results can be piped. Silent under <c>--quiet</c>.</param>
/// <param name="Quiet">Whether <c>--quiet</c> was given.</param>
internal sealed record CommandContext(IAnsiConsole Out, IAnsiConsole Progress, bool Quiet);
