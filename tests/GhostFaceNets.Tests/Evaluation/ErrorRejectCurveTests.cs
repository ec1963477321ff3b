using GhostFaceNets.Evaluation.Calibration;
using GhostFaceNets.Evaluation.Quality;
using GhostFaceNets.Tests.Evaluation.Calibration;

namespace GhostFaceNets.Tests.Evaluation;

public class ErrorRejectCurveTests
{
    // Counted once with numpy on DrawnPeople: order = argsort(norm, stable), pairs i < j without the first int(share 120) pictures of it, t = 0.754408301818305.
    [Theory]
    [InlineData(0, 120, 120, 28, 7020, 70)]
    [InlineData(0.1, 108, 100, 17, 5678, 58)]
    [InlineData(0.25, 90, 77, 7, 3928, 37)]
    [InlineData(0.5, 60, 41, 1, 1729, 13)]
    public void Errors_that_are_left_are_those_of_an_independent_program(double share, int pictures, long genuine, long misses, long impostors, long matches)
    {
        var faces = DrawnPeople.Faces();
        var pairs = FacePairs.Of(faces, cancellation: TestContext.Current.CancellationToken);
        var threshold = ThresholdCalibration.Of(pairs, TestContext.Current.CancellationToken)[0].Rates.Threshold;
        var point = ErrorRejectCurve.Of(pairs, faces.Norms, threshold, [share]).ShouldHaveSingleItem();
        (point.Rejected, point.Pictures, point.GenuinePairs, point.FalseNonMatches, point.ImpostorPairs, point.FalseMatches)
            .ShouldBe((share, pictures, genuine, misses, impostors, matches));
    }

    [Fact]
    public void A_share_that_leaves_nothing_and_missing_qualities_are_refused()
    {
        var faces = DrawnPeople.Faces();
        var pairs = FacePairs.Of(faces, cancellation: TestContext.Current.CancellationToken);
        Should.Throw<ArgumentException>(() => ErrorRejectCurve.Of(pairs, faces.Norms, 0.5, [1]));
        Should.Throw<ArgumentException>(() => ErrorRejectCurve.Of(pairs, [.. faces.Norms.Skip(1)], 0.5));
    }

    [Fact]
    public void Norms_are_lengths_before_scaling() =>
        new GhostFaceNets.Evaluation.Folders.FolderEmbeddings(new(2, 2, [3, 4, 0, 2]), [0, 1], ["a", "b"]).Norms.ShouldBe([5f, 2f]);
}
