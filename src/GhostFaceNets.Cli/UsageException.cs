namespace GhostFaceNets.Cli;

/// <summary>The command was called with options that do not go together or do not exist; says what to do instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
