using System.Globalization;
using GhostFaceNets.Detection;

namespace GhostFaceNets.Evaluation.Verification;

/// <summary>A CSV file of the five points of the face in each picture, by whatever detector:
/// <c>image,left_eye_x,left_eye_y,right_eye_x,right_eye_y,nose_x,nose_y,left_mouth_x,left_mouth_y,right_mouth_x,right_mouth_y</c>, in pixels, the
/// image by its path below the picture folder.</summary>
public static class LandmarksFile
{
    private const string Header =
        "image,left_eye_x,left_eye_y,right_eye_x,right_eye_y,nose_x,nose_y,left_mouth_x,left_mouth_y,right_mouth_x,right_mouth_y";

    private const int Numbers = 10;

    /// <summary>Reads a file: the points by picture.</summary>
    /// <exception cref="BadDataException">The header or a line has another form, a picture comes twice, or points are no face's; names the line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, FaceLandmarks> Read(string path)
    {
        var points = new Dictionary<string, FaceLandmarks>();
        var number = 0;
        foreach (var line in File.ReadLines(path).DefaultIfEmpty(""))
        {
            number++;
            if (number == 1 && line.Trim() != Header) throw new BadDataException(path, $"line 1: expected {Header}.");
            if (number == 1 || string.IsNullOrWhiteSpace(line)) continue;
            var (image, landmarks) = Parse(line) ?? throw new BadDataException(path, $"line {number}: expected a picture and ten numbers, separated by commas.");
            Demand(landmarks, path, number);
            if (!points.TryAdd(image, landmarks)) throw new BadDataException(path, $"line {number}: {image} comes a second time.");
        }

        return points;
    }

    private static void Demand(FaceLandmarks landmarks, string path, int number)
    {
        try
        {
            FaceAlignment.Transform(landmarks);
        }
        catch (ArgumentException error)
        {
            throw BadDataException.Of(path, $"line {number}", error);
        }
    }

    private static (string Image, FaceLandmarks Landmarks)? Parse(string line)
    {
        // From the end: a file name may hold commas, a number not.
        var columns = line.Split(',');
        if (columns.Length <= Numbers) return null;
        var numbers = new double[Numbers];
        for (var i = 0; i < Numbers; i++)
        {
            if (!double.TryParse(columns[columns.Length - Numbers + i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i])) return null;
        }

        return (string.Join(',', columns[..^Numbers]).Trim(), FaceLandmarks.From(numbers));
    }
}
