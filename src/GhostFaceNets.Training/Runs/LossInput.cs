using GhostFaceNets.Training.Losses;
using TorchSharp;

namespace GhostFaceNets.Training.Runs;

/// <summary>What losses look at.</summary>
/// <param name="Embeddings">Of the batch, <c>(N, D)</c>.</param>
/// <param name="Labels">The classes.</param>
/// <param name="Output">The head's scores; null in a stage without a head.</param>
/// <param name="Student">Embeddings of the teacher's size; null without a teacher.</param>
/// <param name="Teacher">The teacher's embeddings; null without a teacher.</param>
/// <param name="TeacherScores">The teacher's cosines to the classes; null where no loss compares them.</param>
/// <param name="MovesState">Whether running values of the losses follow the batch.</param>
internal sealed record LossInput(
    torch.Tensor Embeddings,
    torch.Tensor Labels,
    HeadOutput? Output,
    torch.Tensor? Student,
    torch.Tensor? Teacher,
    torch.Tensor? TeacherScores,
    bool MovesState);
