namespace GhostFaceNets.Detection;

/// <summary>The five points of a face, left and right as seen in the picture.</summary>
public sealed record FaceLandmarks(FacePoint LeftEye, FacePoint RightEye, FacePoint Nose, FacePoint LeftMouth, FacePoint RightMouth)
{
    /// <summary>The points in the order in which files and papers list them.</summary>
    public IReadOnlyList<FacePoint> Points => [LeftEye, RightEye, Nose, LeftMouth, RightMouth];

    /// <summary>Every point moved.</summary>
    public FaceLandmarks Map(Func<FacePoint, FacePoint> move)
    {
        ArgumentNullException.ThrowIfNull(move);
        return new FaceLandmarks(move(LeftEye), move(RightEye), move(Nose), move(LeftMouth), move(RightMouth));
    }

    /// <summary>Takes ten numbers: x and y of left eye, right eye, nose, left and right mouth corner.</summary>
    /// <exception cref="ArgumentException">There are not ten.</exception>
    public static FaceLandmarks From(ReadOnlySpan<double> numbers)
    {
        if (numbers.Length != 10) throw new ArgumentException($"Five points are ten numbers, not {numbers.Length}.", nameof(numbers));
        return new FaceLandmarks(
            new(numbers[0], numbers[1]), new(numbers[2], numbers[3]), new(numbers[4], numbers[5]), new(numbers[6], numbers[7]), new(numbers[8], numbers[9]));
    }
}
