namespace GhostFaceNets.Training.Runs;

/// <summary>A stage as it would run.</summary>
/// <param name="Loss">The loss in a recipe's word.</param>
/// <param name="Epochs">How long.</param>
/// <param name="HeadOnly">Whether the backbone stays as it is.</param>
/// <param name="FirstRate">The learning rate of its first batch.</param>
/// <param name="LastRate">The learning rate of its last batch.</param>
public sealed record StageForecast(string Loss, int Epochs, bool HeadOnly, double FirstRate, double LastRate);
