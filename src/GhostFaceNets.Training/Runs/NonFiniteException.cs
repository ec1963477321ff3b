namespace GhostFaceNets.Training.Runs;

/// <summary>A run's numbers have left the finite: names where, before anything good is overwritten.</summary>
public sealed class NonFiniteException(string message) : InvalidOperationException(message);
