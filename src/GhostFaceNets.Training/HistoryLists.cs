namespace GhostFaceNets.Training;

/// <summary>What the lists of a training history are called that come of training, not of an evaluation.</summary>
internal static class HistoryLists
{
    /// <summary>The learning rate.</summary>
    public const string Rate = "lr";

    /// <summary>What is minimised.</summary>
    public const string Loss = "loss";

    /// <summary>The share of pictures whose class is told right.</summary>
    public const string Accuracy = "accuracy";

    private const string LossEnd = "_loss";

    /// <summary>Whether a list is a part of the loss, such as an attached one.</summary>
    public static bool IsPartOfLoss(string list) => list.EndsWith(LossEnd, StringComparison.Ordinal);

    /// <summary>Whether a list comes of training.</summary>
    public static bool IsOfTraining(string list) => list is Rate or Loss or Accuracy || IsPartOfLoss(list);
}
